-- No file is for the Advocate's side and staff alone: what they share, the Defender reads once the case is theirs.
ALTER TYPE "Visibility" RENAME TO "Visibility_before";
CREATE TYPE "Visibility" AS ENUM ('ALL_PARTIES', 'STAFF', 'DEFENDER_STAFF', 'BILLING');
ALTER TABLE "Document" ALTER COLUMN "visibility" TYPE "Visibility" USING "visibility"::text::"Visibility";
DROP TYPE "Visibility_before";
