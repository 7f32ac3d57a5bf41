-- CreateEnum
CREATE TYPE "WriteOffState" AS ENUM ('proposed', 'approved', 'refused', 'lapsed');

-- AlterTable
ALTER TABLE "Invoice" DROP COLUMN "writtenOffCipher",
ADD COLUMN     "remindedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "WriteOff" (
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "state" "WriteOffState" NOT NULL,
    "wordsCipher" BYTEA NOT NULL,
    "proposedBy" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "amountMinor" INTEGER,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "refusedCipher" BYTEA,

    CONSTRAINT "WriteOff_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WriteOff_invoiceId_idx" ON "WriteOff"("invoiceId");

-- AddForeignKey
ALTER TABLE "WriteOff" ADD CONSTRAINT "WriteOff_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Giving money up takes two people, one proposal at a time, and is kept.
REVOKE DELETE ON "WriteOff" FROM portal_app;
CREATE UNIQUE INDEX "WriteOff_proposed_once" ON "WriteOff" ("invoiceId") WHERE state = 'proposed';
ALTER TABLE "WriteOff" ADD CONSTRAINT write_off_two_people CHECK (
  CASE WHEN state = 'approved'
    THEN "decidedBy" IS NOT NULL AND "decidedBy" <> "proposedBy" AND "amountMinor" > 0
    ELSE "amountMinor" IS NULL END
);
