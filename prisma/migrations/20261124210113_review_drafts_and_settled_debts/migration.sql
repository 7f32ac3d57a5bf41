-- AlterTable
ALTER TABLE "HourReport" ADD COLUMN     "debtSettledAt" TIMESTAMPTZ(3),
ADD COLUMN     "debtSettledBy" UUID,
ADD COLUMN     "debtSettledCipher" BYTEA;

-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "bankDetails" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Payout" ADD COLUMN     "missedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ReviewDraft" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "reviewerId" UUID NOT NULL,
    "linesCipher" BYTEA NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReviewDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReviewDraft_reportId_reviewerId_key" ON "ReviewDraft"("reportId", "reviewerId");

-- AddForeignKey
ALTER TABLE "ReviewDraft" ADD CONSTRAINT "ReviewDraft_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "HourReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Where an invoice says that it can be paid is printed on it, and stays with the rest.
CREATE OR REPLACE FUNCTION invoice_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (
    NEW.number, NEW.currency, NEW."workMinor", NEW."expensesMinor", NEW."feeMinor", NEW."waiverMinor",
    NEW."totalMinor", NEW."issuedOn", NEW."dueOn", NEW."organizationId", NEW."caseId", NEW."bankDetails"
  ) IS DISTINCT FROM (
    OLD.number, OLD.currency, OLD."workMinor", OLD."expensesMinor", OLD."feeMinor", OLD."waiverMinor",
    OLD."totalMinor", OLD."issuedOn", OLD."dueOn", OLD."organizationId", OLD."caseId", OLD."bankDetails"
  ) THEN
    RAISE EXCEPTION 'invoice % was issued and does not change', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A debt that is settled otherwise names who settled it and why, and is of a final report.
ALTER TABLE "HourReport" ADD CONSTRAINT report_debt_settled CHECK (
  ("debtSettledAt" IS NULL) = ("debtSettledBy" IS NULL)
  AND ("debtSettledAt" IS NULL) = ("debtSettledCipher" IS NULL)
  AND ("debtSettledAt" IS NULL OR state = 'final')
);
