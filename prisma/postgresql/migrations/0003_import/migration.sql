-- AlterTable
ALTER TABLE "ArticleVersion" ADD COLUMN "boundaries" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "fetchedAt" TIMESTAMP(3),
ADD COLUMN "marks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'import',
ADD COLUMN "removed" JSONB,
ADD COLUMN "sourceLine" INTEGER;

-- AlterTable
ALTER TABLE "Occurrence" ADD COLUMN "anchorScore" DOUBLE PRECISION,
ADD COLUMN "lookAgain" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "seenEnd" INTEGER,
ADD COLUMN "seenStart" INTEGER,
ADD COLUMN "seenVersionId" TEXT;

-- CreateTable
CREATE TABLE "ImportJob" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "createdById" TEXT,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "runner" TEXT,
    "beatAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    CONSTRAINT "ImportJob_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ImportJob_state_check" CHECK ("state" IN ('preparing', 'waiting', 'running', 'done', 'cancelled', 'failed'))
);

-- CreateTable
CREATE TABLE "ImportFile" (
    "id" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "parentId" TEXT,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "recognised" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "position" INTEGER NOT NULL DEFAULT 0,
    "line" INTEGER NOT NULL DEFAULT 1,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "details" JSONB,
    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ImportFile_state_check" CHECK ("state" IN ('waiting', 'reading', 'done', 'refused')),
    CONSTRAINT "ImportFile_number_check" CHECK ("number" >= 1),
    CONSTRAINT "ImportFile_position_check" CHECK ("position" >= 0 AND "position" <= "size"),
    CONSTRAINT "ImportFile_line_check" CHECK ("line" >= 1),
    CONSTRAINT "ImportFile_counts_check" CHECK ("attempts" >= 0 AND "imported" >= 0 AND "known" >= 0 AND "refused" >= 0)
);

-- CreateTable
CREATE TABLE "ImportEntry" (
    "fileId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "articleId" TEXT,
    "code" TEXT,
    "details" JSONB,
    CONSTRAINT "ImportEntry_pkey" PRIMARY KEY ("fileId","line"),
    CONSTRAINT "ImportEntry_outcome_check" CHECK ("outcome" IN ('imported', 'known', 'refused')),
    CONSTRAINT "ImportEntry_line_check" CHECK ("line" >= 1),
    CONSTRAINT "ImportEntry_reason_check" CHECK (("outcome" = 'refused') = ("code" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "Likeness" (
    "key" INTEGER NOT NULL,
    "versionId" TEXT NOT NULL,
    CONSTRAINT "Likeness_pkey" PRIMARY KEY ("key","versionId")
);

-- CreateTable
CREATE TABLE "Feed" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "pages" BOOLEAN NOT NULL DEFAULT true,
    "etag" TEXT,
    "lastModified" TEXT,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lookedAt" TIMESTAMP(3),
    "result" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3),
    CONSTRAINT "Feed_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Feed_minutes_check" CHECK ("minutes" >= 1),
    CONSTRAINT "Feed_failures_check" CHECK ("failures" >= 0)
);

-- CreateTable
CREATE TABLE "FeedItem" (
    "id" TEXT NOT NULL,
    "feedId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "articleId" TEXT,
    "metAt" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "FeedItem_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "FeedItem_outcome_check" CHECK ("outcome" IN ('imported', 'known', 'refused')),
    CONSTRAINT "FeedItem_key_check" CHECK (length("key") = 64)
);

-- CreateIndex
CREATE INDEX "ImportJob_deskId_createdAt_idx" ON "ImportJob"("deskId", "createdAt");

-- CreateIndex
CREATE INDEX "ImportJob_createdById_idx" ON "ImportJob"("createdById");

-- CreateIndex
CREATE INDEX "ImportJob_state_idx" ON "ImportJob"("state");

-- CreateIndex
CREATE INDEX "ImportFile_parentId_idx" ON "ImportFile"("parentId");

-- CreateIndex
CREATE INDEX "ImportFile_sha256_idx" ON "ImportFile"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "ImportFile_jobId_number_key" ON "ImportFile"("jobId", "number");

-- CreateIndex
CREATE INDEX "Feed_deskId_idx" ON "Feed"("deskId");

-- CreateIndex
CREATE INDEX "Feed_createdById_idx" ON "Feed"("createdById");

-- CreateIndex
CREATE INDEX "Feed_dueAt_idx" ON "Feed"("dueAt");

-- CreateIndex
CREATE INDEX "FeedItem_articleId_idx" ON "FeedItem"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "FeedItem_feedId_key_key" ON "FeedItem"("feedId", "key");

-- CreateIndex
CREATE INDEX "Article_deskId_url_idx" ON "Article"("deskId", "url");

-- CreateIndex
CREATE INDEX "Occurrence_articleId_lookAgain_idx" ON "Occurrence"("articleId", "lookAgain");

-- CreateIndex
CREATE INDEX "Occurrence_seenVersionId_idx" ON "Occurrence"("seenVersionId");

-- AddForeignKey
ALTER TABLE "Occurrence" ADD CONSTRAINT "Occurrence_seenVersionId_fkey" FOREIGN KEY ("seenVersionId") REFERENCES "ArticleVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportJob" ADD CONSTRAINT "ImportJob_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportJob" ADD CONSTRAINT "ImportJob_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "ImportJob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "ImportFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportEntry" ADD CONSTRAINT "ImportEntry_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "ImportFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportEntry" ADD CONSTRAINT "ImportEntry_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feed" ADD CONSTRAINT "Feed_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feed" ADD CONSTRAINT "Feed_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedItem" ADD CONSTRAINT "FeedItem_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "Feed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedItem" ADD CONSTRAINT "FeedItem_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ArticleVersion" ADD CONSTRAINT "ArticleVersion_origin_check" CHECK ("origin" IN ('import', 'edit'));
ALTER TABLE "ArticleVersion" ADD CONSTRAINT "ArticleVersion_sourceLine_check" CHECK ("sourceLine" >= 1);
ALTER TABLE "Occurrence" ADD CONSTRAINT "Occurrence_anchorScore_check" CHECK ("anchorScore" >= 0 AND "anchorScore" <= 1);
ALTER TABLE "Occurrence" ADD CONSTRAINT "Occurrence_seen_check" CHECK (("seenVersionId" IS NULL) = ("seenStart" IS NULL) AND ("seenStart" IS NULL) = ("seenEnd" IS NULL) AND ("seenStart" IS NULL OR ("seenStart" >= 0 AND "seenEnd" > "seenStart")));
