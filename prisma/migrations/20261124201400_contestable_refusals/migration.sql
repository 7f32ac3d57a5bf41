-- CreateEnum
CREATE TYPE "RefusalState" AS ENUM ('proposed', 'contested', 'final');

-- AlterTable
ALTER TABLE "EntryPart" ADD COLUMN     "contestCipher" BYTEA,
ADD COLUMN     "decidedBy" UUID,
ADD COLUMN     "decidedCipher" BYTEA,
ADD COLUMN     "refusal" "RefusalState",
ADD COLUMN     "refusedAt" TIMESTAMPTZ(3),
ADD COLUMN     "refusedBy" UUID;

-- Work above the cap is refused for good when the Defender accepted it, kept silent, or another reviewer decided.
ALTER TABLE "EntryPart" ADD CONSTRAINT part_refusal CHECK (
  (state = 'refused') = (refusal IS NOT NULL)
  AND (refusal IS NULL OR ("refusedBy" IS NOT NULL AND "refusedAt" IS NOT NULL))
  AND ("decidedBy" IS NULL OR "decidedBy" <> "refusedBy")
);
