-- AlterTable
ALTER TABLE "PushDevice" ADD COLUMN     "knownDeviceId" UUID;

-- AddForeignKey
ALTER TABLE "PushDevice" ADD CONSTRAINT "PushDevice_knownDeviceId_fkey" FOREIGN KEY ("knownDeviceId") REFERENCES "KnownDevice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Those of before, where no other browser of their owner calls itself the same.
UPDATE "PushDevice" p SET "knownDeviceId" = k.id
FROM "KnownDevice" k
WHERE k."userId" = p."userId" AND k.browser = p.browser AND k."endedAt" IS NULL
  AND NOT EXISTS (SELECT 1 FROM "KnownDevice" other
    WHERE other."userId" = k."userId" AND other.browser = k.browser AND other."endedAt" IS NULL AND other.id <> k.id);
