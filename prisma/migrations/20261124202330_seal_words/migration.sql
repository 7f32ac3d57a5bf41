-- What people type about a case lies under its key. Nothing is released: there is nothing to carry over.
ALTER TABLE "Intake"
  DROP COLUMN "court",
  DROP COLUMN "docket",
  DROP COLUMN "languageWords",
  ADD COLUMN "courtCipher" BYTEA,
  ADD COLUMN "docketCipher" BYTEA,
  ADD COLUMN "languageWordsCipher" BYTEA;

ALTER TABLE "Evaluation"
  DROP COLUMN "scores",
  DROP COLUMN "choices",
  DROP COLUMN "wordsCipher",
  ADD COLUMN "answersCipher" BYTEA;

-- Why a payment came back or was given back stands in its event.
ALTER TABLE "Payment" DROP COLUMN "reason";

ALTER TABLE "Payout"
  DROP COLUMN "bankReference",
  ADD COLUMN "bankReferenceCipher" BYTEA;
