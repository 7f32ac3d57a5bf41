-- Days that stand already keep the name they have, until a director writes the Spanish one.
ALTER TABLE "Holiday" ADD COLUMN "nameEs" TEXT;
UPDATE "Holiday" SET "nameEs" = name;
ALTER TABLE "Holiday" ALTER COLUMN "nameEs" SET NOT NULL;
