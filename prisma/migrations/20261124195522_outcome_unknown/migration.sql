-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "outcomeUnknownAt" TIMESTAMPTZ(3);
