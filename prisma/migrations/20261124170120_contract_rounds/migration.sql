-- DropIndex
DROP INDEX "Approval_versionId_party_key";

-- AlterTable
ALTER TABLE "Contract" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE UNIQUE INDEX "Approval_versionId_party_round_key" ON "Approval"("versionId", "party", "round");
