-- Who signs may confirm who they are by a passkey too; until now it was the password.
ALTER TABLE "Signature" RENAME COLUMN "reauthAt" TO "provenAt";
ALTER TABLE "Signature" ADD COLUMN "provenBy" TEXT NOT NULL DEFAULT 'password';
ALTER TABLE "Signature" ALTER COLUMN "provenBy" DROP DEFAULT;
ALTER TABLE "Signature" ADD CONSTRAINT signature_proven CHECK ("provenBy" IN ('password', 'passkey'));
