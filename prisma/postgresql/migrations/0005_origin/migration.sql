-- Articles that go back to one origin, as near duplicates do.

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "originId" TEXT;

-- CreateIndex
CREATE INDEX "Article_originId_idx" ON "Article"("originId");

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_originId_fkey" FOREIGN KEY ("originId") REFERENCES "OriginGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;
