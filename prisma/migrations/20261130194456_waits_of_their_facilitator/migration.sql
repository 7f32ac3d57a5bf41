-- AlterTable
ALTER TABLE "Wait" ADD COLUMN     "facilitatorId" UUID;

-- CreateIndex
CREATE INDEX "AccessLink_userId_kind_expiresAt_idx" ON "AccessLink"("userId", "kind", "expiresAt");

-- Kept by the database, so that no command can forget it.
UPDATE "Wait" w SET "facilitatorId" = c."facilitatorId" FROM "Case" c WHERE c.id = w."caseId";

CREATE FUNCTION wait_has_facilitator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."facilitatorId" := (SELECT c."facilitatorId" FROM "Case" c WHERE c.id = NEW."caseId");
  RETURN NEW;
END
$$;
CREATE TRIGGER "Wait_has_facilitator" BEFORE INSERT ON "Wait"
  FOR EACH ROW EXECUTE FUNCTION wait_has_facilitator();

CREATE FUNCTION waits_follow_facilitator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Wait" SET "facilitatorId" = NEW."facilitatorId" WHERE "caseId" = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Case_waits_follow_facilitator" AFTER UPDATE OF "facilitatorId" ON "Case"
  FOR EACH ROW WHEN (OLD."facilitatorId" IS DISTINCT FROM NEW."facilitatorId")
  EXECUTE FUNCTION waits_follow_facilitator();

-- Every mark of Latin letters is left out, not those alone that Spanish has: "nguyen" finds "Nguyễn".
CREATE OR REPLACE FUNCTION plain_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length($1) = char_length($1) THEN lower($1)
    ELSE translate(regexp_replace(normalize(lower($1), NFD), '[\u0300-\u036f]', '', 'g'), 'łøđ‘’', 'lod''''') END
$$;
REINDEX INDEX "Case_nickname_trigrams";
REINDEX INDEX "Organization_name_trigrams";
REINDEX INDEX "User_name_trigrams";
