-- Articles that go back to one origin, as near duplicates do. A column is added, so that the table and its CHECKs stay.

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "originId" TEXT CONSTRAINT "Article_originId_fkey" REFERENCES "OriginGroup" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Article_originId_idx" ON "Article"("originId");
