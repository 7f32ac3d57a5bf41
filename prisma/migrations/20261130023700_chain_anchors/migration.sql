-- CreateTable
CREATE TABLE "ChainAnchor" (
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heads" JSONB NOT NULL,
    "events" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "ChainAnchor_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChainAnchor_day_key" ON "ChainAnchor"("day");

-- An anchor is only ever added to.
REVOKE UPDATE, DELETE ON "ChainAnchor" FROM portal_app;
