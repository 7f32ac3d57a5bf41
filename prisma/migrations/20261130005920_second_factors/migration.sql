-- CreateEnum
CREATE TYPE "FactorKind" AS ENUM ('PASSKEY', 'TOTP');

-- AlterTable
ALTER TABLE "Session" DROP COLUMN "reauthAt",
ADD COLUMN     "enteredAt" TIMESTAMPTZ(3),
ADD COLUMN     "enteredBy" TEXT,
ADD COLUMN     "provenAt" TIMESTAMPTZ(3),
ADD COLUMN     "provenBy" TEXT;

-- CreateTable
CREATE TABLE "Factor" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "FactorKind" NOT NULL,
    "name" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "secretCipher" BYTEA,
    "keyId" UUID,
    "lastStep" INTEGER,
    "credentialId" TEXT,
    "publicKey" BYTEA,
    "counter" BIGINT,
    "transports" TEXT[],

    CONSTRAINT "Factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "shownCipher" BYTEA,
    "sessionId" UUID NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpentChallenge" (
    "hash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpentChallenge_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "FactorReset" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reasonCipher" BYTEA NOT NULL,
    "keyId" UUID NOT NULL,

    CONSTRAINT "FactorReset_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Factor_credentialId_key" ON "Factor"("credentialId");

-- CreateIndex
CREATE INDEX "Factor_userId_idx" ON "Factor"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_userId_codeHash_key" ON "RecoveryCode"("userId", "codeHash");

-- CreateIndex
CREATE INDEX "SpentChallenge_expiresAt_idx" ON "SpentChallenge"("expiresAt");

-- CreateIndex
CREATE INDEX "FactorReset_userId_idx" ON "FactorReset"("userId");

-- AddForeignKey
ALTER TABLE "Factor" ADD CONSTRAINT "Factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FactorReset" ADD CONSTRAINT "FactorReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A session that passed both steps says by what; and so does one whose person confirmed that it is them.
ALTER TABLE "Session" ADD CONSTRAINT session_entered CHECK (
  ("enteredAt" IS NULL) = ("enteredBy" IS NULL)
  AND ("enteredBy" IS NULL OR "enteredBy" IN ('passkey', 'totp', 'recovery', 'enrolment', 'waived'))
  AND ("provenAt" IS NULL) = ("provenBy" IS NULL)
  AND ("provenBy" IS NULL OR "provenBy" IN ('password', 'passkey'))
  AND ("provenAt" IS NULL OR "enteredAt" IS NOT NULL)
);

-- Each kind has what it is checked by; a secret that was removed is gone.
ALTER TABLE "Factor" ADD CONSTRAINT factor_kind CHECK (
  CASE kind
    WHEN 'TOTP' THEN "credentialId" IS NULL AND "publicKey" IS NULL AND counter IS NULL AND "lastStep" IS NOT NULL
      AND ("secretCipher" IS NULL) = ("keyId" IS NULL)
      AND ("removedAt" IS NULL) = ("secretCipher" IS NOT NULL)
    ELSE "credentialId" IS NOT NULL AND "publicKey" IS NOT NULL AND counter IS NOT NULL
      AND "secretCipher" IS NULL AND "keyId" IS NULL AND "lastStep" IS NULL
  END
);

-- What counted once never counts again, whatever the code above says.
CREATE FUNCTION factor_only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."lastStep" < OLD."lastStep" OR NEW.counter < OLD.counter THEN
    RAISE EXCEPTION 'factor % goes back', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."removedAt" IS NOT NULL AND NEW."removedAt" IS DISTINCT FROM OLD."removedAt" THEN
    RAISE EXCEPTION 'factor % was removed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER factor_only_forward BEFORE UPDATE ON "Factor"
  FOR EACH ROW EXECUTE FUNCTION factor_only_forward();

CREATE FUNCTION recovery_code_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."usedAt" IS NOT NULL AND NEW."usedAt" IS DISTINCT FROM OLD."usedAt" THEN
    RAISE EXCEPTION 'recovery code % was used', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recovery_code_once BEFORE UPDATE ON "RecoveryCode"
  FOR EACH ROW EXECUTE FUNCTION recovery_code_once();
