-- The database as a second lock: what the runtime's role may not do, and what no row may say.

GRANT USAGE ON SCHEMA public TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO portal_app;
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM portal_app;

-- What was said and signed is only ever added to.
REVOKE UPDATE, DELETE ON "Event", "Signature", "AdvocateAgreement", "ContractVersion", "Approval", "TemplateVersion", "Outcome", "Message"
  FROM portal_app;
REVOKE DELETE ON "Stream", "Operation", "Case", "Wait", "Contract", "Entry", "HourReport", "Invoice", "Payment", "Payout"
  FROM portal_app;

-- A case's status changes together with an event of the same transaction that says from what to what.
CREATE FUNCTION case_status_has_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Event" e
    WHERE e.subject = 'case' AND e."subjectId" = NEW.id
      AND e."fromStatus" = OLD.status::text AND e."toStatus" = NEW.status::text
      AND e.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'case % went from % to % without an event', NEW.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER case_status_has_event
  AFTER UPDATE OF status ON "Case" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION case_status_has_event();

-- No offer is made or accepted without a clear or waived check of every party, as they stand, against this Defender.
CREATE FUNCTION offer_has_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "ConflictCheck" k JOIN "Case" c ON c.id = k."caseId"
    WHERE k.id = NEW."checkId" AND k."caseId" = NEW."caseId" AND k."defenderId" = NEW."defenderId"
      AND k.state IN ('clear', 'waived') AND k."partiesVersion" = c."partiesVersion"
  ) THEN
    RAISE EXCEPTION 'offer % has no valid conflict check', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER offer_made_has_check
  AFTER INSERT ON "Offer" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION offer_has_check();
CREATE CONSTRAINT TRIGGER offer_accepted_has_check
  AFTER UPDATE OF state ON "Offer" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state IN ('interested', 'accepted')) EXECUTE FUNCTION offer_has_check();

-- One live offer and one live contract of a case at a time.
CREATE UNIQUE INDEX "Offer_one_live" ON "Offer" ("caseId") WHERE state IN ('sent', 'interested');
CREATE UNIQUE INDEX "Contract_one_live" ON "Contract" ("caseId") WHERE state IN ('negotiating', 'signing', 'executed');

-- An assignment opens at the third signature under one text.
CREATE FUNCTION assignment_has_signatures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Contract" c
    JOIN "ContractVersion" v ON v."contractId" = c.id
    JOIN "Signature" s ON s."versionId" = v.id AND s."textHash" = v."textHash"
    WHERE c.id = NEW."contractId" AND c.state = 'executed'
    GROUP BY v.id, s.round HAVING count(DISTINCT s.party) = 3
  ) THEN
    RAISE EXCEPTION 'assignment % has no executed contract', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER assignment_has_signatures
  AFTER INSERT ON "Assignment" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assignment_has_signatures();

-- Figures that can't be.
ALTER TABLE "Membership" ADD CONSTRAINT membership_interval CHECK ("to" IS NULL OR "to" >= "from");
ALTER TABLE "StaffRole" ADD CONSTRAINT staff_role_interval CHECK ("to" IS NULL OR "to" >= "from");
ALTER TABLE "CaseMember" ADD CONSTRAINT case_member_interval CHECK ("to" IS NULL OR "to" >= "from");
ALTER TABLE "Assignment" ADD CONSTRAINT assignment_interval CHECK ("to" IS NULL OR "to" >= "from");
ALTER TABLE "User" ADD CONSTRAINT user_email_lower CHECK (email = lower(email));
ALTER TABLE "Rate" ADD CONSTRAINT rate_figures
  CHECK ("billRateMinor" >= 0 AND "payRateMinor" >= 0 AND "feeBasisPoints" BETWEEN 0 AND 10000 AND "reducedBasisPoints" BETWEEN 0 AND 10000);
ALTER TABLE "FxRate" ADD CONSTRAINT fx_rate_positive CHECK (rate > 0);
ALTER TABLE "ConflictHit" ADD CONSTRAINT hit_strength CHECK (strength BETWEEN 0 AND 100);
ALTER TABLE "ContractVersion" ADD CONSTRAINT version_figures
  CHECK ("capMinutes" >= 0 AND "capExpensesMinor" >= 0 AND "billRateMinor" >= 0 AND "payRateMinor" >= 0 AND "endsOn" >= "startsOn");
ALTER TABLE "Entry" ADD CONSTRAINT entry_figures CHECK (
  (kind = 'time' AND minutes > 0 AND "amountMinor" IS NULL)
  OR (kind = 'expense' AND minutes IS NULL AND "amountMinor" > 0 AND currency IS NOT NULL AND "convertedMinor" >= 0)
);
ALTER TABLE "EntryPart" ADD CONSTRAINT part_figures
  CHECK ("billMinor" >= 0 AND "payMinor" >= 0 AND (minutes IS NULL OR minutes > 0));
ALTER TABLE "Invoice" ADD CONSTRAINT invoice_figures
  CHECK ("totalMinor" >= 0 AND ("state" = 'draft' OR ("number" IS NOT NULL AND "issuedOn" IS NOT NULL)));
ALTER TABLE "Payment" ADD CONSTRAINT payment_positive CHECK ("amountMinor" > 0);
ALTER TABLE "Allocation" ADD CONSTRAINT allocation_positive CHECK ("amountMinor" > 0);
ALTER TABLE "Payout" ADD CONSTRAINT payout_two_people CHECK ("approvedBy" IS NULL OR "approvedBy" <> "preparedBy");

-- An issued invoice never changes: only what becomes of it does.
CREATE FUNCTION invoice_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (
    NEW.number, NEW.currency, NEW."workMinor", NEW."expensesMinor", NEW."feeMinor", NEW."waiverMinor",
    NEW."totalMinor", NEW."issuedOn", NEW."dueOn", NEW."organizationId", NEW."caseId"
  ) IS DISTINCT FROM (
    OLD.number, OLD.currency, OLD."workMinor", OLD."expensesMinor", OLD."feeMinor", OLD."waiverMinor",
    OLD."totalMinor", OLD."issuedOn", OLD."dueOn", OLD."organizationId", OLD."caseId"
  ) THEN
    RAISE EXCEPTION 'invoice % was issued and does not change', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_is_frozen BEFORE UPDATE ON "Invoice" FOR EACH ROW EXECUTE FUNCTION invoice_is_frozen();

-- Fees are one subject with one chain of events.
INSERT INTO "Stream" (type, id) VALUES ('fees', '00000000-0000-4000-8000-0000000000f1');

-- Parts are placed anew under the caps until they are reported; then they stay.
CREATE FUNCTION part_is_reported() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "HourReport" r WHERE r.id = OLD."reportId" AND r.state NOT IN ('draft', 'returned')
  ) THEN
    RAISE EXCEPTION 'part % stands in a report', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER part_is_reported BEFORE DELETE ON "EntryPart" FOR EACH ROW EXECUTE FUNCTION part_is_reported();
