-- AlterEnum
ALTER TYPE "MailKind" ADD VALUE 'anchor';
ALTER TYPE "MailKind" ADD VALUE 'answer';
ALTER TYPE "MailKind" ADD VALUE 'counsel';

-- AlterTable
ALTER TABLE "Mail" ALTER COLUMN "userId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "CounselInvitation" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "askedBy" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "userId" UUID,

    CONSTRAINT "CounselInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CounselInvitation_caseId_idx" ON "CounselInvitation"("caseId");

-- CreateIndex
CREATE INDEX "CounselInvitation_email_idx" ON "CounselInvitation"("email");

-- AddForeignKey
ALTER TABLE "CounselInvitation" ADD CONSTRAINT "CounselInvitation_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One invitation to an address waits in a case.
CREATE UNIQUE INDEX "CounselInvitation_waits" ON "CounselInvitation" ("caseId", email) WHERE "endedAt" IS NULL;

-- A mail goes to a person, or to an address.
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_has_reader" CHECK ("userId" IS NOT NULL OR "to" IS NOT NULL);
