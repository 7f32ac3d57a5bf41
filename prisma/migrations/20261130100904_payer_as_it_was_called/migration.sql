-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "payerAddress" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "payerCity" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "payerName" TEXT NOT NULL DEFAULT '';

-- What was issued says from now on by itself whom it was made out to, and that stays with the rest.
UPDATE "Invoice" i SET "payerName" = o.name, "payerAddress" = o."billingAddress", "payerCity" = o.city
FROM "Organization" o WHERE o.id = i."organizationId" AND i.state <> 'draft';

ALTER TABLE "Invoice" ADD CONSTRAINT invoice_names_its_payer CHECK (state = 'draft' OR "payerName" <> '');

CREATE OR REPLACE FUNCTION invoice_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (
    NEW.number, NEW.currency, NEW."workMinor", NEW."expensesMinor", NEW."feeMinor", NEW."waiverMinor",
    NEW."totalMinor", NEW."issuedOn", NEW."dueOn", NEW."organizationId", NEW."caseId", NEW."bankDetails",
    NEW."payerName", NEW."payerAddress", NEW."payerCity"
  ) IS DISTINCT FROM (
    OLD.number, OLD.currency, OLD."workMinor", OLD."expensesMinor", OLD."feeMinor", OLD."waiverMinor",
    OLD."totalMinor", OLD."issuedOn", OLD."dueOn", OLD."organizationId", OLD."caseId", OLD."bankDetails",
    OLD."payerName", OLD."payerAddress", OLD."payerCity"
  ) THEN
    RAISE EXCEPTION 'invoice % was issued and does not change', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
