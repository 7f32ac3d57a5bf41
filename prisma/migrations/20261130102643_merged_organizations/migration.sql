-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "mergedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mergedIntoId" UUID;

-- CreateIndex
CREATE INDEX "Organization_mergedIntoId_idx" ON "Organization"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Organization" ADD CONSTRAINT merged_into_another CHECK (
  ("mergedIntoId" IS NULL) = ("mergedAt" IS NULL) AND "mergedIntoId" IS DISTINCT FROM id
);

-- Nothing begins with an organization that was merged into another. Whoever comes at the same moment waits here for the
-- merge, and is told to try again as after a deadlock: the second time they find the other organization.
CREATE FUNCTION organization_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  other uuid;
BEGIN
  SELECT o."mergedIntoId" INTO other FROM "Organization" o WHERE o.id = NEW."organizationId" FOR SHARE;
  IF other IS NOT NULL THEN
    RAISE EXCEPTION 'organization % was merged into another', NEW."organizationId"
      USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER organization_stands BEFORE INSERT OR UPDATE OF "organizationId" ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION organization_stands();
CREATE TRIGGER organization_stands BEFORE INSERT OR UPDATE OF "organizationId" ON "Defender"
  FOR EACH ROW EXECUTE FUNCTION organization_stands();
CREATE TRIGGER organization_stands BEFORE INSERT OR UPDATE OF "organizationId" ON "Case"
  FOR EACH ROW EXECUTE FUNCTION organization_stands();
CREATE TRIGGER organization_stands BEFORE INSERT OR UPDATE OF "organizationId" ON "Invoice"
  FOR EACH ROW EXECUTE FUNCTION organization_stands();
CREATE TRIGGER organization_stands BEFORE INSERT OR UPDATE OF "organizationId" ON "Payment"
  FOR EACH ROW EXECUTE FUNCTION organization_stands();

-- Who owes an invoice may change in one way only: its payer was merged into another. What it says does not.
CREATE OR REPLACE FUNCTION invoice_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (
    NEW.number, NEW.currency, NEW."workMinor", NEW."expensesMinor", NEW."feeMinor", NEW."waiverMinor",
    NEW."totalMinor", NEW."issuedOn", NEW."dueOn", NEW."caseId", NEW."bankDetails",
    NEW."payerName", NEW."payerAddress", NEW."payerCity"
  ) IS DISTINCT FROM (
    OLD.number, OLD.currency, OLD."workMinor", OLD."expensesMinor", OLD."feeMinor", OLD."waiverMinor",
    OLD."totalMinor", OLD."issuedOn", OLD."dueOn", OLD."caseId", OLD."bankDetails",
    OLD."payerName", OLD."payerAddress", OLD."payerCity"
  ) THEN
    RAISE EXCEPTION 'invoice % was issued and does not change', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state <> 'draft' AND NEW."organizationId" <> OLD."organizationId" AND NOT EXISTS (
    SELECT 1 FROM "Organization" o WHERE o.id = OLD."organizationId" AND o."mergedIntoId" = NEW."organizationId"
  ) THEN
    RAISE EXCEPTION 'invoice % was issued to another payer', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
