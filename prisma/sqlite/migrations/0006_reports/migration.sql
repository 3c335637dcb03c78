-- Reports that are published, files of reports that take long, and what imported annotations bring along.

-- AlterTable
ALTER TABLE "Desk" ADD COLUMN "publishing" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Desk" ADD COLUMN "reporting" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Occurrence" ADD COLUMN "annotation" TEXT;

-- CreateTable
CREATE TABLE "PublishedReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "exportId" TEXT NOT NULL,
    "articleId" TEXT,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "supersedesId" TEXT,
    "publishedById" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnById" TEXT,
    "withdrawnReason" TEXT,
    CONSTRAINT "PublishedReport_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PublishedReport_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "Export" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PublishedReport_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PublishedReport_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "PublishedReport" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PublishedReport_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PublishedReport_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PublishedReport_number_check" CHECK ("number" >= 1),
    CONSTRAINT "PublishedReport_language_check" CHECK ("language" IN ('en', 'vi')),
    CONSTRAINT "PublishedReport_hash_check" CHECK (length("hash") = 64),
    CONSTRAINT "PublishedReport_withdrawn_check" CHECK (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawnReason" IS NULL))
);

-- CreateTable
CREATE TABLE "PublishedItem" (
    "reportId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "claimId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    PRIMARY KEY ("reportId", "number"),
    CONSTRAINT "PublishedItem_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "PublishedReport" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PublishedItem_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PublishedItem_number_check" CHECK ("number" >= 1),
    CONSTRAINT "PublishedItem_sha256_check" CHECK (length("sha256") = 64)
);

-- CreateTable
CREATE TABLE "ReportFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "reportId" TEXT,
    "format" TEXT NOT NULL,
    "asked" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "details" JSONB,
    "sha256" TEXT,
    "size" INTEGER,
    "runner" TEXT,
    "beatAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "ReportFile_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportFile_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportFile_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "PublishedReport" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReportFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile" ("sha256") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReportFile_state_check" CHECK ("state" IN ('waiting', 'writing', 'done', 'cancelled', 'failed')),
    CONSTRAINT "ReportFile_counts_check" CHECK ("done" >= 0 AND "total" >= 0),
    CONSTRAINT "ReportFile_code_check" CHECK (("state" = 'failed') = ("code" IS NOT NULL)),
    CONSTRAINT "ReportFile_written_check" CHECK ("state" <> 'done' OR ("sha256" IS NOT NULL AND "size" IS NOT NULL))
);

-- CreateIndex
CREATE UNIQUE INDEX "PublishedReport_exportId_key" ON "PublishedReport"("exportId");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedReport_supersedesId_key" ON "PublishedReport"("supersedesId");

-- CreateIndex
CREATE INDEX "PublishedReport_sha256_idx" ON "PublishedReport"("sha256");

-- CreateIndex
CREATE INDEX "PublishedReport_publishedById_idx" ON "PublishedReport"("publishedById");

-- CreateIndex
CREATE INDEX "PublishedReport_withdrawnById_idx" ON "PublishedReport"("withdrawnById");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedReport_deskId_number_key" ON "PublishedReport"("deskId", "number");

-- CreateIndex
CREATE INDEX "PublishedItem_claimId_idx" ON "PublishedItem"("claimId");

-- CreateIndex
CREATE INDEX "ReportFile_deskId_createdAt_idx" ON "ReportFile"("deskId", "createdAt");

-- CreateIndex
CREATE INDEX "ReportFile_createdById_idx" ON "ReportFile"("createdById");

-- CreateIndex
CREATE INDEX "ReportFile_state_idx" ON "ReportFile"("state");

-- CreateIndex
CREATE INDEX "ReportFile_sha256_idx" ON "ReportFile"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "ReportFile_reportId_format_key" ON "ReportFile"("reportId", "format");

-- What was published stays as it was; a report can be withdrawn, and that is all.
CREATE TRIGGER "PublishedReport_frozen" BEFORE UPDATE OF "id", "deskId", "number", "exportId", "articleId", "title", "language", "hash", "sha256", "supersedesId", "publishedById", "publishedAt" ON "PublishedReport"
BEGIN
    SELECT RAISE(ABORT, 'published reports cannot be changed');
END;

CREATE TRIGGER "PublishedReport_no_delete" BEFORE DELETE ON "PublishedReport"
BEGIN
    SELECT RAISE(ABORT, 'published reports cannot be changed');
END;

CREATE TRIGGER "PublishedItem_no_update" BEFORE UPDATE ON "PublishedItem"
BEGIN
    SELECT RAISE(ABORT, 'published reports cannot be changed');
END;

CREATE TRIGGER "PublishedItem_no_delete" BEFORE DELETE ON "PublishedItem"
BEGIN
    SELECT RAISE(ABORT, 'published reports cannot be changed');
END;
