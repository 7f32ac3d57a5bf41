-- DropIndex
DROP INDEX "Wait_closedAt_party_since_idx";

-- Open Waits alone, a few in a hundred of all: those of one party in the order of dates (whose turn it is), of everybody
-- in that order (what waits on others), those that are late, and those of one case.
CREATE INDEX "Wait_open_party" ON "Wait" ("party", "since", "id") WHERE "closedAt" IS NULL;
CREATE INDEX "Wait_open_since" ON "Wait" ("since", "id") WHERE "closedAt" IS NULL;
CREATE INDEX "Wait_open_by" ON "Wait" ("by") WHERE "closedAt" IS NULL;
CREATE INDEX "Wait_open_case" ON "Wait" ("caseId") WHERE "closedAt" IS NULL;

-- The search by the name of an organization, an Advocate or a Defender, which lie plain; no party to a case is among them.
CREATE INDEX "Organization_name_trigrams" ON "Organization" USING gin (plain_text("name") gin_trgm_ops);
CREATE INDEX "User_name_trigrams" ON "User" USING gin (plain_text("name") gin_trgm_ops);
