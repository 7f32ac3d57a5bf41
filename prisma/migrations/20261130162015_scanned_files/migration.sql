-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('NOT_SCANNED', 'PENDING', 'CLEAN', 'INFECTED');

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "scan" "ScanState",
ADD COLUMN     "scanFound" TEXT,
ADD COLUMN     "scannedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Document_scan_at_idx" ON "Document"("scan", "at");

-- Nobody looked at what people brought before.
UPDATE "Document" SET scan = 'NOT_SCANNED' WHERE "uploadedBy" IS NOT NULL;
