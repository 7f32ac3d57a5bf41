-- CreateEnum
CREATE TYPE "AccessRequestState" AS ENUM ('waiting', 'approved', 'declined');

-- AlterTable
ALTER TABLE "Stream" ADD COLUMN     "keyId" UUID;

-- CreateTable
CREATE TABLE "Advocate" (
    "userId" UUID NOT NULL,
    "arrangement" TEXT NOT NULL,

    CONSTRAINT "Advocate_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "BarAdmission" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "number" TEXT NOT NULL,

    CONSTRAINT "BarAdmission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessRequest" (
    "id" UUID NOT NULL,
    "state" "AccessRequestState" NOT NULL DEFAULT 'waiting',
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "organizationName" TEXT NOT NULL,
    "membership" "MembershipKind" NOT NULL,
    "admissions" JSONB NOT NULL,
    "phone" TEXT NOT NULL,
    "arrangement" TEXT NOT NULL,
    "heardCipher" BYTEA,
    "locale" "Locale" NOT NULL,
    "timeZone" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" UUID,
    "reason" TEXT,
    "noteCipher" BYTEA,
    "userId" UUID,

    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BarAdmission_userId_jurisdiction_number_key" ON "BarAdmission"("userId", "jurisdiction", "number");

-- CreateIndex
CREATE INDEX "AccessRequest_state_askedAt_idx" ON "AccessRequest"("state", "askedAt");

-- CreateIndex
CREATE INDEX "AccessRequest_email_idx" ON "AccessRequest"("email");

-- AddForeignKey
ALTER TABLE "Advocate" ADD CONSTRAINT "Advocate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BarAdmission" ADD CONSTRAINT "BarAdmission_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Advocate"("userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A request that was decided says when; only one that was refused has a reason, only one that was let in an account.
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decided" CHECK (
  (state = 'waiting') = ("decidedAt" IS NULL)
  AND (state = 'declined') = (reason IS NOT NULL)
  AND (state = 'approved') = ("userId" IS NOT NULL)
);
