import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Shelf } from "./store";

export type Bucket = {
  bucket: string;
  region: string;
  /** Undefined: Amazon's own address for the region. */
  endpoint?: string | undefined;
  /** Undefined: as the machine's role or the SDK's own settings have it. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
};

/**
 * A bucket of an S3 store. Files stand on this machine's disk, encrypted, while they come and go: an address is known
 * only when the last byte is sealed, and a file is proven whole before its first byte is given.
 */
export function s3Shelf({ bucket, region, endpoint, credentials }: Bucket): Shelf {
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    // The address is a checksum of its own; not every store that speaks S3 knows the newer ones.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const incoming = join(tmpdir(), "portal-files");
  const at = (address: string) => ({ Bucket: bucket, Key: `${address.slice(0, 2)}/${address}` });
  return {
    incoming,
    async keep(address, path) {
      const { size } = await stat(path);
      await client.send(
        new PutObjectCommand({ ...at(address), Body: createReadStream(path), ContentLength: size }),
      );
    },
    async fetch(address) {
      const { Body } = await client.send(new GetObjectCommand(at(address)));
      if (!(Body instanceof Readable)) throw new Error("The store gave no bytes");
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const path = join(incoming, randomUUID());
      const done = () => rm(path, { force: true });
      try {
        await pipeline(Body, createWriteStream(path, { flags: "wx", mode: 0o600 }));
      } catch (error) {
        await done();
        throw error;
      }
      return { path, done };
    },
    async remove(address) {
      await client.send(new DeleteObjectCommand(at(address)));
    },
  };
}
