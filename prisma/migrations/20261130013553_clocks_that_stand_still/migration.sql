-- AlterTable
ALTER TABLE "Wait" ADD COLUMN     "clockFrom" TIMESTAMPTZ(3),
ADD COLUMN     "pauseCipher" BYTEA,
ADD COLUMN     "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN     "pausedUntil" TIMESTAMPTZ(3);

-- A clock that stands still says since when, until when and why.
ALTER TABLE "Wait" ADD CONSTRAINT "wait_paused_whole" CHECK (
  ("pausedAt" IS NULL) = ("pausedUntil" IS NULL) AND ("pausedAt" IS NULL) = ("pauseCipher" IS NULL)
);
