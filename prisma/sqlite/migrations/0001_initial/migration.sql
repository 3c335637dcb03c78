-- CreateTable
CREATE TABLE "Desk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
    "auditCount" INTEGER NOT NULL DEFAULT 0,
    "auditHead" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Desk_auditCount_check" CHECK ("auditCount" >= 0)
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "preferences" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "User_email_check" CHECK ("email" = lower("email")),
    CONSTRAINT "User_sessionVersion_check" CHECK ("sessionVersion" >= 1)
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "deactivatedAt" DATETIME,
    CONSTRAINT "Membership_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_role_check" CHECK ("role" IN ('viewer', 'checker', 'editor', 'admin'))
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "deskId" TEXT,
    "role" TEXT,
    "email" TEXT,
    "userId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "Ticket_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Ticket_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Ticket_kind_check" CHECK ("kind" IN ('setup', 'invitation', 'reset')),
    CONSTRAINT "Ticket_role_check" CHECK ("role" IN ('viewer', 'checker', 'editor', 'admin'))
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "blockedUntil" DATETIME,
    CONSTRAINT "Throttle_failures_check" CHECK ("failures" >= 0)
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "size" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "StoredFile_sha256_check" CHECK (length("sha256") = 64),
    CONSTRAINT "StoredFile_size_check" CHECK ("size" >= 0)
);

-- CreateTable
CREATE TABLE "Article" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleKey" TEXT NOT NULL,
    "titleGiven" BOOLEAN NOT NULL DEFAULT false,
    "byline" TEXT,
    "publisher" TEXT,
    "agency" TEXT,
    "url" TEXT,
    "language" TEXT NOT NULL,
    "publishedOn" TEXT,
    "fileName" TEXT,
    "currentNumber" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Article_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Article_currentNumber_check" CHECK ("currentNumber" >= 1),
    CONSTRAINT "Article_version_check" CHECK ("version" >= 1)
);

-- CreateTable
CREATE TABLE "ArticleVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sourceSha256" TEXT NOT NULL,
    "sentences" JSONB NOT NULL,
    "importedAt" DATETIME NOT NULL,
    "importedById" TEXT,
    CONSTRAINT "ArticleVersion_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleVersion_sourceSha256_fkey" FOREIGN KEY ("sourceSha256") REFERENCES "StoredFile" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleVersion_importedById_fkey" FOREIGN KEY ("importedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ArticleVersion_number_check" CHECK ("number" >= 1)
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "shortText" TEXT NOT NULL,
    "type" TEXT,
    "layer" TEXT NOT NULL,
    "subjects" JSONB NOT NULL,
    "claimDate" TEXT,
    "place" TEXT,
    "language" TEXT NOT NULL,
    "sourceName" TEXT,
    "sourceKind" TEXT,
    "assessmentId" TEXT,
    "mergedIntoId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Claim_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Claim_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Claim_type_check" CHECK ("type" IN ('event', 'quantity', 'quote', 'identity', 'causal', 'prediction', 'opinion')),
    CONSTRAINT "Claim_layer_check" CHECK ("layer" IN ('content', 'attribution')),
    CONSTRAINT "Claim_sourceKind_check" CHECK ("sourceKind" IN ('named', 'official', 'anonymous', 'document', 'agency', 'none')),
    CONSTRAINT "Claim_version_check" CHECK ("version" >= 1)
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "anchorState" TEXT NOT NULL,
    "cueText" TEXT,
    "cueStart" INTEGER,
    "cueEnd" INTEGER,
    "cueClass" TEXT,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Occurrence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Occurrence_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Occurrence_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ArticleVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Occurrence_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Occurrence_range_check" CHECK ("start" >= 0 AND "end" > "start"),
    CONSTRAINT "Occurrence_anchorState_check" CHECK ("anchorState" IN ('exact', 'moved', 'lost')),
    CONSTRAINT "Occurrence_cueRange_check" CHECK (("cueStart" IS NULL) = ("cueEnd" IS NULL) AND ("cueStart" IS NULL OR ("cueStart" >= 0 AND "cueEnd" > "cueStart"))),
    CONSTRAINT "Occurrence_cueClass_check" CHECK ("cueClass" IN ('unconfirmed', 'hearsay', 'possibility', 'neutral', 'commitment', 'denial'))
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "basis" TEXT,
    "confidence" TEXT,
    "rationale" TEXT NOT NULL DEFAULT '',
    "whatWouldChangeIt" TEXT NOT NULL DEFAULT '',
    "asOf" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Assessment_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assessment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assessment_state_check" CHECK ("state" IN ('proposed', 'submitted', 'approved', 'sent_back', 'withdrawn')),
    CONSTRAINT "Assessment_verdict_check" CHECK ("verdict" IN ('confirmed', 'unconfirmed', 'disputed')),
    CONSTRAINT "Assessment_basis_check" CHECK ("basis" IN ('corroborated', 'primary', 'single_source', 'anonymous_only', 'circular', 'no_source_found', 'awaiting_response', 'unverifiable', 'conflicting', 'contradicted')),
    CONSTRAINT "Assessment_confidence_check" CHECK ("confidence" IN ('low', 'moderate', 'high'))
);

-- CreateTable
CREATE TABLE "SourcingNote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "editedAt" DATETIME,
    "deletedAt" DATETIME,
    CONSTRAINT "SourcingNote_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourcingNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourcingNote_visibility_check" CHECK ("visibility" IN ('internal', 'public'))
);

-- CreateTable
CREATE TABLE "ClaimLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deskId" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "ClaimLink_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ClaimLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ClaimLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ClaimLink_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ClaimLink_kind_check" CHECK ("kind" IN ('same', 'narrower', 'contradicts', 'derived', 'reports'))
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "deskId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "articleId" TEXT,
    "change" JSONB NOT NULL,
    "requestId" TEXT,
    "undoes" INTEGER,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "AuditEvent_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AuditEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AuditEvent_seq_check" CHECK ("seq" >= 1)
);

-- CreateTable
CREATE TABLE "SearchText" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "deskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "articleId" TEXT,
    "claimId" TEXT,
    "marked" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    CONSTRAINT "SearchText_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SearchText_kind_check" CHECK ("kind" IN ('article', 'claim', 'note')),
    CONSTRAINT "SearchText_part_check" CHECK ("part" >= 0)
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_deskId_userId_key" ON "Membership"("deskId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_tokenHash_key" ON "Ticket"("tokenHash");

-- CreateIndex
CREATE INDEX "Ticket_deskId_idx" ON "Ticket"("deskId");

-- CreateIndex
CREATE INDEX "Article_deskId_deletedAt_createdAt_idx" ON "Article"("deskId", "deletedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Article_deskId_titleKey_idx" ON "Article"("deskId", "titleKey");

-- CreateIndex
CREATE INDEX "Article_deskId_publisher_idx" ON "Article"("deskId", "publisher");

-- CreateIndex
CREATE INDEX "Article_deskId_publishedOn_idx" ON "Article"("deskId", "publishedOn");

-- CreateIndex
CREATE INDEX "ArticleVersion_sha256_idx" ON "ArticleVersion"("sha256");

-- CreateIndex
CREATE INDEX "ArticleVersion_sourceSha256_idx" ON "ArticleVersion"("sourceSha256");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleVersion_articleId_number_key" ON "ArticleVersion"("articleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_assessmentId_key" ON "Claim"("assessmentId");

-- CreateIndex
CREATE INDEX "Claim_deskId_deletedAt_createdAt_idx" ON "Claim"("deskId", "deletedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Claim_mergedIntoId_idx" ON "Claim"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Occurrence_claimId_versionId_idx" ON "Occurrence"("claimId", "versionId");

-- CreateIndex
CREATE INDEX "Occurrence_articleId_deletedAt_idx" ON "Occurrence"("articleId", "deletedAt");

-- CreateIndex
CREATE INDEX "Occurrence_versionId_idx" ON "Occurrence"("versionId");

-- CreateIndex
CREATE INDEX "Assessment_claimId_createdAt_idx" ON "Assessment"("claimId", "createdAt");

-- CreateIndex
CREATE INDEX "Assessment_authorId_idx" ON "Assessment"("authorId");

-- CreateIndex
CREATE INDEX "SourcingNote_claimId_idx" ON "SourcingNote"("claimId");

-- CreateIndex
CREATE INDEX "SourcingNote_authorId_idx" ON "SourcingNote"("authorId");

-- CreateIndex
CREATE INDEX "ClaimLink_deskId_idx" ON "ClaimLink"("deskId");

-- CreateIndex
CREATE INDEX "ClaimLink_fromId_idx" ON "ClaimLink"("fromId");

-- CreateIndex
CREATE INDEX "ClaimLink_toId_idx" ON "ClaimLink"("toId");

-- CreateIndex
CREATE INDEX "AuditEvent_deskId_articleId_actorId_seq_idx" ON "AuditEvent"("deskId", "articleId", "actorId", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_deskId_target_seq_idx" ON "AuditEvent"("deskId", "target", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_deskId_seq_key" ON "AuditEvent"("deskId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_deskId_requestId_key" ON "AuditEvent"("deskId", "requestId");

-- CreateIndex
CREATE INDEX "SearchText_deskId_kind_idx" ON "SearchText"("deskId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "SearchText_kind_ownerId_part_key" ON "SearchText"("kind", "ownerId", "part");

-- The log only grows, whoever asks.
CREATE TRIGGER "AuditEvent_no_update" BEFORE UPDATE ON "AuditEvent"
BEGIN
    SELECT RAISE(ABORT, 'audit events cannot be changed');
END;

CREATE TRIGGER "AuditEvent_no_delete" BEFORE DELETE ON "AuditEvent"
BEGIN
    SELECT RAISE(ABORT, 'audit events cannot be changed');
END;

-- Full text over SearchText, whose texts are ready: folding is done before, because remove_diacritics leaves đ alone.
CREATE VIRTUAL TABLE "SearchIndex" USING fts5(
    "marked", "folded",
    content = 'SearchText', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);

CREATE TRIGGER "SearchText_inserted" AFTER INSERT ON "SearchText"
BEGIN
    INSERT INTO "SearchIndex" (rowid, "marked", "folded") VALUES (new."id", new."marked", new."folded");
END;

-- FTS5 forgets a row by being told again what it held.
CREATE TRIGGER "SearchText_deleted" AFTER DELETE ON "SearchText"
BEGIN
    INSERT INTO "SearchIndex" ("SearchIndex", rowid, "marked", "folded")
    VALUES ('delete', old."id", old."marked", old."folded");
END;

CREATE TRIGGER "SearchText_updated" AFTER UPDATE ON "SearchText"
BEGIN
    INSERT INTO "SearchIndex" ("SearchIndex", rowid, "marked", "folded")
    VALUES ('delete', old."id", old."marked", old."folded");
    INSERT INTO "SearchIndex" (rowid, "marked", "folded") VALUES (new."id", new."marked", new."folded");
END;
