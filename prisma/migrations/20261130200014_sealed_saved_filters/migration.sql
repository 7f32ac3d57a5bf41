-- What a list is narrowed by is sealed. SQL has no key to seal with, and words must not stay in the clear: lists that
-- were kept before are kept anew by their readers.
DELETE FROM "SavedFilter";

-- AlterTable
ALTER TABLE "SavedFilter" DROP COLUMN "query",
ADD COLUMN     "queryCipher" BYTEA NOT NULL;
