-- What an assessment, an invoice, a payment and a payout keep besides their sums.
ALTER TABLE "Assessment" ADD COLUMN "ownMinor" INTEGER;
ALTER TABLE "Invoice" ADD COLUMN "waiverBasisPoints" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "InvoiceLine"
  ADD COLUMN "ownCurrency" "Currency",
  ADD COLUMN "ownMinor" INTEGER,
  ADD COLUMN "fxRate" DECIMAL(18,8),
  ADD COLUMN "fxDay" DATE,
  ADD COLUMN "live" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "Payment" ADD COLUMN "refundedMinor" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "PayoutLine"
  ADD COLUMN "position" INTEGER NOT NULL,
  ADD COLUMN "kind" TEXT NOT NULL,
  ADD COLUMN "day" DATE NOT NULL,
  ADD COLUMN "taskKind" "TaskKind",
  ADD COLUMN "minutes" INTEGER,
  ADD COLUMN "rateMinor" INTEGER,
  ADD COLUMN "ownCurrency" "Currency",
  ADD COLUMN "ownMinor" INTEGER,
  ADD COLUMN "payMinor" INTEGER NOT NULL,
  ADD COLUMN "fxRate" DECIMAL(18,8);
CREATE INDEX "PayoutLine_payoutId_idx" ON "PayoutLine"("payoutId");

-- What was claimed and what was thought of it is only ever added to.
REVOKE UPDATE, DELETE ON "Assessment" FROM portal_app;
REVOKE DELETE ON "Allocation", "PayoutLine", "NumberSeries" FROM portal_app;

-- A part of an entry stands on at most one live invoice and one live payout.
CREATE UNIQUE INDEX "InvoiceLine_part_once" ON "InvoiceLine" ("partId") WHERE live AND "partId" IS NOT NULL;
CREATE UNIQUE INDEX "PayoutLine_part_once" ON "PayoutLine" ("partId") WHERE live;
-- A report is billed once and paid once at a time.
CREATE UNIQUE INDEX "Payout_report_once" ON "Payout" ("reportId") WHERE state <> 'cancelled';

-- Sums that can't be.
ALTER TABLE "Assessment" ADD CONSTRAINT assessment_figures CHECK (
  "billMinor" >= 0 AND "payMinor" >= 0 AND round > 0
  AND ("allowedMinutes" IS NULL OR "allowedMinutes" >= 0) AND ("ownMinor" IS NULL OR "ownMinor" >= 0)
);
ALTER TABLE "Invoice" ADD CONSTRAINT invoice_sum CHECK (
  "totalMinor" = "workMinor" + "expensesMinor" + "feeMinor" - "waiverMinor"
  AND "workMinor" >= 0 AND "expensesMinor" >= 0 AND "feeMinor" >= 0 AND "waiverMinor" >= 0
  AND "waiverBasisPoints" BETWEEN 0 AND 10000
  AND ("waiverMinor" = 0 OR "fundingSource" <> '')
  AND "writtenOffMinor" BETWEEN 0 AND "totalMinor"
);
ALTER TABLE "InvoiceLine" ADD CONSTRAINT invoice_line_figures CHECK (
  kind IN ('work', 'expense', 'fee', 'waiver')
  AND CASE WHEN kind = 'waiver' THEN "amountMinor" <= 0 ELSE "amountMinor" >= 0 END
  AND ("minutes" IS NULL OR "minutes" >= 0)
);
ALTER TABLE "Payment" ADD CONSTRAINT payment_refund CHECK ("refundedMinor" BETWEEN 0 AND "amountMinor");
ALTER TABLE "Payout" ADD CONSTRAINT payout_figures CHECK ("amountMinor" >= 0 AND "payMinor" >= 0 AND attempt > 0);
ALTER TABLE "PayoutLine" ADD CONSTRAINT payout_line_figures
  CHECK (kind IN ('work', 'expense') AND "amountMinor" >= 0 AND "payMinor" >= 0);
ALTER TABLE "NumberSeries" ADD CONSTRAINT number_series_counts CHECK (next > 0);

-- A balance is never below zero, and no payment is spent twice: refused at commit, whoever wrote it.
CREATE FUNCTION allocation_within_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Invoice" i WHERE i.id = NEW."invoiceId" AND i."totalMinor" - i."writtenOffMinor" <
      (SELECT coalesce(sum(a."amountMinor"), 0) FROM "Allocation" a WHERE a."invoiceId" = i.id AND a."undoneAt" IS NULL)
  ) THEN
    RAISE EXCEPTION 'invoice % would be paid beyond its total', NEW."invoiceId" USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "Payment" p WHERE p.id = NEW."paymentId" AND p."amountMinor" - p."refundedMinor" <
      (SELECT coalesce(sum(a."amountMinor"), 0) FROM "Allocation" a WHERE a."paymentId" = p.id AND a."undoneAt" IS NULL)
  ) THEN
    RAISE EXCEPTION 'payment % would be spent beyond its amount', NEW."paymentId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER allocation_within_sums AFTER INSERT OR UPDATE ON "Allocation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION allocation_within_sums();

-- Lines of an issued invoice stay as they were; a credit note may free a part, nothing else.
CREATE FUNCTION invoice_line_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line "InvoiceLine" := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'live' = to_jsonb(NEW) - 'live' THEN
    RETURN NEW;
  END IF;
  IF (SELECT i.state <> 'draft' FROM "Invoice" i WHERE i.id = line."invoiceId") THEN
    RAISE EXCEPTION 'invoice % was issued and its lines do not change', line."invoiceId"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN line;
END $$;
CREATE TRIGGER invoice_line_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceLine"
  FOR EACH ROW EXECUTE FUNCTION invoice_line_is_frozen();
