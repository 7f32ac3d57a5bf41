-- DropIndex
DROP INDEX "Case_organizationId_idx";

-- AlterTable
ALTER TABLE "Intake" ADD COLUMN     "docketMac" BYTEA;

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedFilter_userId_name_key" ON "SavedFilter"("userId", "name");

-- CreateIndex
CREATE INDEX "Case_kind_updatedAt_id_idx" ON "Case"("kind", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_country_updatedAt_id_idx" ON "Case"("country", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_organizationId_updatedAt_id_idx" ON "Case"("organizationId", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_facilitatorId_updatedAt_id_idx" ON "Case"("facilitatorId", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_leadId_idx" ON "Case"("leadId");

-- CreateIndex
CREATE INDEX "Intake_docketMac_idx" ON "Intake"("docketMac");

-- AddForeignKey
ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The list opens with one saved list at most.
CREATE UNIQUE INDEX "SavedFilter_one_default" ON "SavedFilter" ("userId") WHERE "isDefault";

-- What is typed finds a case without regard to case and accents: "garcia" finds "García". Immutable and inlined, where
-- unaccent() is neither; plainText in lib/cases/lists/plain-words.ts does the same to what was typed.
CREATE FUNCTION plain_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(lower($1), 'áàâäãåéèêëíìîïóòôöõúùûüñç‘’', 'aaaaaaeeeeiiiiooooouuuunc''''')
$$;

-- Trigrams of codes and of nicknames, which name nobody: saveMatter refuses a nickname that names a party.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "Case_code_trigrams" ON "Case" USING gin (code gin_trgm_ops);
CREATE INDEX "Case_nickname_trigrams" ON "Case" USING gin (plain_text(nickname) gin_trgm_ops);
