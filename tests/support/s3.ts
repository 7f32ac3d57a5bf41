import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";

/** A real server that speaks S3, over a folder of this run. */
export async function startS3(bucket: string) {
  const folder = mkdtempSync(join(tmpdir(), "portal-s3-"));
  const server = new S3rver({
    ...{ address: "127.0.0.1", port: 0, directory: folder, silent: true },
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  return {
    folder,
    settings: {
      ...{ bucket, region: "us-east-1", endpoint: `http://127.0.0.1:${port}` },
      // The server's own, which it takes and no other.
      credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
    },
    async stop() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
