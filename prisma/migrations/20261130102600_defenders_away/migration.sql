-- AlterTable
ALTER TABLE "Defender" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "AwayDates" (
    "id" UUID NOT NULL,
    "defenderId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,

    CONSTRAINT "AwayDates_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AwayDates_defenderId_idx" ON "AwayDates"("defenderId");

-- AddForeignKey
ALTER TABLE "AwayDates" ADD CONSTRAINT "AwayDates_defenderId_fkey" FOREIGN KEY ("defenderId") REFERENCES "Defender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An absence ends no sooner than it begins.
ALTER TABLE "AwayDates" ADD CONSTRAINT "AwayDates_in_order" CHECK ("from" <= "to");
