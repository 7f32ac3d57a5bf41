-- CreateEnum
CREATE TYPE "MailChoice" AS ENUM ('at_once', 'digest', 'portal');

-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('notice', 'digest', 'link');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('queued', 'sent', 'failed', 'bounced', 'held', 'skipped');

-- CreateEnum
CREATE TYPE "DigestRhythm" AS ENUM ('daily', 'weekly', 'off');

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "mailChoice" "MailChoice" NOT NULL DEFAULT 'at_once',
ADD COLUMN     "mailId" UUID;

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "MailKind" NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'queued',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "slot" TIMESTAMPTZ(3),
    "address" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "triedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "status" TEXT,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailHold" (
    "address" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "mailId" UUID NOT NULL,

    CONSTRAINT "MailHold_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "NoticePlan" (
    "userId" UUID NOT NULL,
    "rhythm" "DigestRhythm" NOT NULL DEFAULT 'daily',
    "hour" INTEGER NOT NULL DEFAULT 7,
    "weekday" INTEGER NOT NULL DEFAULT 1,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "NoticePlan_pkey" PRIMARY KEY ("userId")
);

-- Every notice so far had a mail of its own, under its own id.
INSERT INTO "Mail" ("id", "userId", "kind", "state", "at", "tries", "sentAt", "trouble")
  SELECT "id", "userId", 'notice', CASE WHEN "mailedAt" IS NOT NULL THEN 'sent'::"MailState"
      WHEN "mailError" IS NOT NULL THEN 'failed' ELSE 'queued' END,
    "at", CASE WHEN "mailedAt" IS NOT NULL OR "mailError" IS NOT NULL THEN 1 ELSE 0 END, "mailedAt",
    CASE WHEN "mailError" IS NOT NULL THEN 'other' END
  FROM "Notification";
UPDATE "Notification" SET "mailId" = "id";
ALTER TABLE "Notification" DROP COLUMN "mailError", DROP COLUMN "mailedAt";

-- CreateIndex
CREATE INDEX "Mail_at_id_idx" ON "Mail"("at", "id");

-- CreateIndex
CREATE INDEX "Mail_state_at_id_idx" ON "Mail"("state", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_userId_slot_key" ON "Mail"("userId", "slot");

-- CreateIndex
CREATE INDEX "Notification_userId_at_id_idx" ON "Notification"("userId", "at", "id");

-- CreateIndex
CREATE INDEX "Notification_mailChoice_mailId_at_idx" ON "Notification"("mailChoice", "mailId", "at");

-- CreateIndex
CREATE INDEX "Notification_mailId_idx" ON "Notification"("mailId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "Mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "NoticePlan" ADD CONSTRAINT "NoticePlan_hour" CHECK ("hour" BETWEEN 0 AND 23),
  ADD CONSTRAINT "NoticePlan_weekday" CHECK ("weekday" BETWEEN 1 AND 7);
