-- Invariant 1, its last part: no assignment opens but to the Defender who was checked against every party, as they stand.
CREATE FUNCTION assignment_has_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Contract" c
    JOIN "Offer" o ON o.id = c."offerId"
    JOIN "ConflictCheck" k ON k.id = o."checkId"
    JOIN "Case" a ON a.id = k."caseId"
    WHERE c.id = NEW."contractId" AND a.id = NEW."caseId" AND k."defenderId" = NEW."defenderId"
      AND k.state IN ('clear', 'waived') AND k."partiesVersion" = a."partiesVersion"
  ) THEN
    RAISE EXCEPTION 'assignment % has no valid conflict check', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER assignment_has_check
  AFTER INSERT ON "Assignment" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assignment_has_check();
