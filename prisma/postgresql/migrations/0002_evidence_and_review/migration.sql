-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "doubleRead" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Assessment" ADD COLUMN     "guideline" INTEGER,
ADD COLUMN     "hash" TEXT,
ADD COLUMN     "independent" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "reasons" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "submittedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "approvals" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "blind" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fetching" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "url" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Source_kind_check" CHECK ("kind" IN ('publisher', 'person', 'agency', 'document'))
);

-- CreateTable
CREATE TABLE "OriginGroup" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "OriginGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "text" TEXT,
    "capturedAt" TIMESTAMP(3) NOT NULL,
    "capturedById" TEXT NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "url" TEXT,
    "document" TEXT,
    "articleId" TEXT,
    "versionId" TEXT,
    "start" INTEGER,
    "end" INTEGER,
    "sourceKind" TEXT NOT NULL,
    "sourceName" TEXT,
    "sourceId" TEXT,
    "publisher" TEXT NOT NULL,
    "title" TEXT,
    "author" TEXT,
    "publishedOn" TEXT,
    "accessedAt" TIMESTAMP(3) NOT NULL,
    "quote" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "directness" TEXT NOT NULL,
    "originId" TEXT,
    "reliability" TEXT,
    "credibility" INTEGER,
    "archiveUrl" TEXT,
    "snapshotId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "editedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Evidence_sourceKind_check" CHECK ("sourceKind" IN ('named', 'official', 'anonymous', 'document', 'agency')),
    CONSTRAINT "Evidence_stance_check" CHECK ("stance" IN ('supports', 'contradicts', 'contextualises')),
    CONSTRAINT "Evidence_directness_check" CHECK ("directness" IN ('primary', 'secondary')),
    CONSTRAINT "Evidence_reliability_check" CHECK ("reliability" IN ('A', 'B', 'C', 'D', 'E', 'F')),
    CONSTRAINT "Evidence_credibility_check" CHECK ("credibility" BETWEEN 1 AND 6),
    CONSTRAINT "Evidence_grades_check" CHECK (("reliability" IS NULL) = ("credibility" IS NULL)),
    CONSTRAINT "Evidence_place_check" CHECK ("url" IS NOT NULL OR "document" IS NOT NULL OR "articleId" IS NOT NULL),
    CONSTRAINT "Evidence_range_check" CHECK (("start" IS NULL) = ("end" IS NULL) AND ("start" IS NULL OR ("versionId" IS NOT NULL AND "start" >= 0 AND "end" > "start"))),
    CONSTRAINT "Evidence_anonymous_check" CHECK ("sourceKind" <> 'anonymous' OR "sourceName" IS NULL)
);

-- CreateTable
CREATE TABLE "SearchLogEntry" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "lookedFor" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "searchedAt" TIMESTAMP(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "result" TEXT NOT NULL DEFAULT '',
    "visibility" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "editedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "SearchLogEntry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SearchLogEntry_outcome_check" CHECK ("outcome" IN ('found', 'nothing')),
    CONSTRAINT "SearchLogEntry_visibility_check" CHECK ("visibility" IN ('internal', 'public'))
);

-- CreateTable
CREATE TABLE "ContactAttempt" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "contacted" TEXT NOT NULL DEFAULT '',
    "channel" TEXT,
    "attemptedAt" TIMESTAMP(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "response" TEXT NOT NULL DEFAULT '',
    "visibility" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "editedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "ContactAttempt_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ContactAttempt_channel_check" CHECK ("channel" IN ('email', 'phone', 'message', 'in_person', 'letter', 'other')),
    CONSTRAINT "ContactAttempt_outcome_check" CHECK ("outcome" IN ('pending', 'answered', 'declined', 'no_answer', 'not_applicable')),
    CONSTRAINT "ContactAttempt_visibility_check" CHECK ("visibility" IN ('internal', 'public'))
);

-- CreateTable
CREATE TABLE "ProtectedNote" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT,
    "salt" TEXT,
    "sha256" TEXT NOT NULL,
    "readers" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "destroyedAt" TIMESTAMP(3),

    CONSTRAINT "ProtectedNote_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ProtectedNote_destroyed_check" CHECK (("text" IS NULL) = ("destroyedAt" IS NOT NULL) AND ("salt" IS NULL) = ("text" IS NULL)),
    CONSTRAINT "ProtectedNote_sha256_check" CHECK (length("sha256") = 64)
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "opinionId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Review_decision_check" CHECK ("decision" IN ('approved', 'changes_requested', 'disagreed', 'decided')),
    CONSTRAINT "Review_reason_check" CHECK ("reason" IN ('evidence_read_differently', 'evidence_missing', 'wording', 'scope')),
    CONSTRAINT "Review_disagreement_check" CHECK ("decision" <> 'disagreed' OR ("reason" IS NOT NULL AND "opinionId" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "assigneeId" TEXT NOT NULL,
    "assignedById" TEXT NOT NULL,
    "dueOn" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" JSONB NOT NULL,
    "parentId" TEXT,
    "resolvedAt" TIMESTAMP(3),
    "resolvedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "editedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConflictOfInterest" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectKey" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "ConflictOfInterest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuidelineVersion" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GuidelineVersion_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "GuidelineVersion_number_check" CHECK ("number" >= 1)
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "fromHash" TEXT NOT NULL,
    "toHash" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Correction_kind_check" CHECK ("kind" IN ('minor', 'update', 'substantial'))
);

-- CreateTable
CREATE TABLE "Export" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "articleId" TEXT,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportItem" (
    "id" TEXT NOT NULL,
    "exportId" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ExportItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL,
    "deskId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "claimId" TEXT,
    "seq" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),
    "mailedAt" TIMESTAMP(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Notification_kind_check" CHECK ("kind" IN ('assigned', 'mentioned', 'submitted', 'sent_back', 'approved', 'disagreed', 'decided', 'corrected', 'voided'))
);

-- CreateIndex
CREATE INDEX "Source_deskId_nameKey_idx" ON "Source"("deskId", "nameKey");

-- CreateIndex
CREATE INDEX "Source_createdById_idx" ON "Source"("createdById");

-- CreateIndex
CREATE INDEX "OriginGroup_deskId_idx" ON "OriginGroup"("deskId");

-- CreateIndex
CREATE INDEX "OriginGroup_createdById_idx" ON "OriginGroup"("createdById");

-- CreateIndex
CREATE INDEX "Snapshot_sha256_idx" ON "Snapshot"("sha256");

-- CreateIndex
CREATE INDEX "Snapshot_capturedById_idx" ON "Snapshot"("capturedById");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_deskId_sha256_key" ON "Snapshot"("deskId", "sha256");

-- CreateIndex
CREATE INDEX "Evidence_claimId_idx" ON "Evidence"("claimId");

-- CreateIndex
CREATE INDEX "Evidence_articleId_idx" ON "Evidence"("articleId");

-- CreateIndex
CREATE INDEX "Evidence_versionId_idx" ON "Evidence"("versionId");

-- CreateIndex
CREATE INDEX "Evidence_sourceId_idx" ON "Evidence"("sourceId");

-- CreateIndex
CREATE INDEX "Evidence_originId_idx" ON "Evidence"("originId");

-- CreateIndex
CREATE INDEX "Evidence_snapshotId_idx" ON "Evidence"("snapshotId");

-- CreateIndex
CREATE INDEX "Evidence_createdById_idx" ON "Evidence"("createdById");

-- CreateIndex
CREATE INDEX "SearchLogEntry_claimId_idx" ON "SearchLogEntry"("claimId");

-- CreateIndex
CREATE INDEX "SearchLogEntry_authorId_idx" ON "SearchLogEntry"("authorId");

-- CreateIndex
CREATE INDEX "ContactAttempt_claimId_idx" ON "ContactAttempt"("claimId");

-- CreateIndex
CREATE INDEX "ContactAttempt_authorId_idx" ON "ContactAttempt"("authorId");

-- CreateIndex
CREATE INDEX "ProtectedNote_claimId_idx" ON "ProtectedNote"("claimId");

-- CreateIndex
CREATE INDEX "ProtectedNote_authorId_idx" ON "ProtectedNote"("authorId");

-- CreateIndex
CREATE INDEX "Review_claimId_idx" ON "Review"("claimId");

-- CreateIndex
CREATE INDEX "Review_assessmentId_idx" ON "Review"("assessmentId");

-- CreateIndex
CREATE INDEX "Review_opinionId_idx" ON "Review"("opinionId");

-- CreateIndex
CREATE INDEX "Review_reviewerId_idx" ON "Review"("reviewerId");

-- CreateIndex
CREATE INDEX "Assignment_claimId_idx" ON "Assignment"("claimId");

-- CreateIndex
CREATE INDEX "Assignment_assigneeId_deletedAt_idx" ON "Assignment"("assigneeId", "deletedAt");

-- CreateIndex
CREATE INDEX "Assignment_assignedById_idx" ON "Assignment"("assignedById");

-- CreateIndex
CREATE INDEX "Reading_readerId_idx" ON "Reading"("readerId");

-- CreateIndex
CREATE UNIQUE INDEX "Reading_articleId_readerId_key" ON "Reading"("articleId", "readerId");

-- CreateIndex
CREATE INDEX "Comment_claimId_idx" ON "Comment"("claimId");

-- CreateIndex
CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId");

-- CreateIndex
CREATE INDEX "ConflictOfInterest_deskId_userId_idx" ON "ConflictOfInterest"("deskId", "userId");

-- CreateIndex
CREATE INDEX "ConflictOfInterest_userId_idx" ON "ConflictOfInterest"("userId");

-- CreateIndex
CREATE INDEX "GuidelineVersion_authorId_idx" ON "GuidelineVersion"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "GuidelineVersion_deskId_number_key" ON "GuidelineVersion"("deskId", "number");

-- CreateIndex
CREATE INDEX "Correction_claimId_idx" ON "Correction"("claimId");

-- CreateIndex
CREATE INDEX "Correction_authorId_idx" ON "Correction"("authorId");

-- CreateIndex
CREATE INDEX "Export_deskId_createdAt_idx" ON "Export"("deskId", "createdAt");

-- CreateIndex
CREATE INDEX "Export_actorId_idx" ON "Export"("actorId");

-- CreateIndex
CREATE INDEX "ExportItem_exportId_idx" ON "ExportItem"("exportId");

-- CreateIndex
CREATE INDEX "ExportItem_claimId_idx" ON "ExportItem"("claimId");

-- CreateIndex
CREATE INDEX "ExportItem_assessmentId_idx" ON "ExportItem"("assessmentId");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_idx" ON "Notification"("userId", "readAt");

-- CreateIndex
CREATE INDEX "Notification_deskId_idx" ON "Notification"("deskId");

-- CreateIndex
CREATE INDEX "Notification_claimId_idx" ON "Notification"("claimId");

-- CreateIndex
CREATE INDEX "Notification_mailedAt_createdAt_idx" ON "Notification"("mailedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Assessment_state_idx" ON "Assessment"("state");

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OriginGroup" ADD CONSTRAINT "OriginGroup_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OriginGroup" ADD CONSTRAINT "OriginGroup_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_capturedById_fkey" FOREIGN KEY ("capturedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ArticleVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_originId_fkey" FOREIGN KEY ("originId") REFERENCES "OriginGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchLogEntry" ADD CONSTRAINT "SearchLogEntry_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchLogEntry" ADD CONSTRAINT "SearchLogEntry_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactAttempt" ADD CONSTRAINT "ContactAttempt_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactAttempt" ADD CONSTRAINT "ContactAttempt_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtectedNote" ADD CONSTRAINT "ProtectedNote_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtectedNote" ADD CONSTRAINT "ProtectedNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Assessment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_assignedById_fkey" FOREIGN KEY ("assignedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelineVersion" ADD CONSTRAINT "GuidelineVersion_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelineVersion" ADD CONSTRAINT "GuidelineVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportItem" ADD CONSTRAINT "ExportItem_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "Export"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportItem" ADD CONSTRAINT "ExportItem_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportItem" ADD CONSTRAINT "ExportItem_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Desk" ADD CONSTRAINT "Desk_approvals_check" CHECK ("approvals" IN (1, 2));
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_guideline_check" CHECK ("guideline" >= 1);
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_hash_check" CHECK (length("hash") = 64);
ALTER TABLE "SearchText" DROP CONSTRAINT "SearchText_kind_check";
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_kind_check" CHECK ("kind" IN ('article', 'claim', 'note', 'evidence', 'comment'));
