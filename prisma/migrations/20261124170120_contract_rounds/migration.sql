-- DropIndex
DROP INDEX "Approval_versionId_party_key";

-- AlterTable
ALTER TABLE "Contract" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE UNIQUE INDEX "Approval_versionId_party_round_key" ON "Approval"("versionId", "party", "round");

-- Each kind of template is one subject with one chain of events.
INSERT INTO "Stream" (type, id) VALUES
  ('template', '00000000-0000-4000-8000-0000000000a1'),
  ('template', '00000000-0000-4000-8000-0000000000a2'),
  ('template', '00000000-0000-4000-8000-0000000000a3')
ON CONFLICT DO NOTHING;
