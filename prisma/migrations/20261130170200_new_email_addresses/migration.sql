-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "to" TEXT;

-- AlterTable
ALTER TABLE "AccessLink" ADD COLUMN     "email" TEXT;
