import { execFile } from "node:child_process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@/lib/errors";

/** Forty megapixels: more than any phone's photograph of a receipt, less than what exhausts memory. */
const megapixels = 40;
const patience = 30_000;
const tooManyPixels = 3;

/**
 * The child reads an image from standard input and writes it anew, turned as its EXIF said and without EXIF, GPS or
 * anything else that is not pixels. A HEIC, which few browsers show, becomes a JPEG. It runs out of process, without
 * the server's settings: a decoder that is broken into or runs wild finds no key, and takes nothing with it.
 */
const program = `
  const sharp = require("sharp");
  const most = ${megapixels} * 1000000;
  const fits = ({ width, height }) => { if (width * height > most) process.exit(${tooManyPixels}); };
  const heic = async (buffer) => {
    const images = await require("heic-decode").all({ buffer });
    fits(images[0]);
    const { width, height, data } = await images[0].decode();
    return sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: "white" });
  };
  const others = async (buffer) => {
    fits(await sharp(buffer, { limitInputPixels: false }).metadata());
    return sharp(buffer, { limitInputPixels: most, failOn: "error" }).autoOrient();
  };
  const chunks = [];
  process.stdin.on("data", (chunk) => chunks.push(chunk));
  process.stdin.on("end", async () => {
    const kind = process.argv[1];
    const image = await (/^image.hei[cf]$/.test(kind) ? heic : others)(Buffer.concat(chunks));
    const made = kind === "image/png" ? image.png() : image.jpeg({ quality: 88, mozjpeg: false });
    process.stdout.write(await made.toBuffer());
  });
`;

/**
 * Makes an image anew from its pixels alone.
 * @param kind what its bytes say: JPEG, PNG, HEIC
 * @returns the new bytes and their kind, which is JPEG for a HEIC
 * @throws DomainError FILE_BROKEN when it can't be read as an image, IMAGE_TOO_LARGE with the limit in megapixels;
 *   whatever the bytes themselves end with
 */
export async function reencodeImage(
  kind: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ kind: "image/jpeg" | "image/png"; bytes: Buffer }> {
  let interrupted: { by: unknown } | null = null;
  const made = await new Promise<Buffer>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ["-e", program, kind],
      {
        encoding: "buffer",
        maxBuffer: 200 * 1024 * 1024,
        timeout: patience,
        killSignal: "SIGKILL",
        cwd: process.cwd(),
        env: { NODE_ENV: "production" },
      },
      (error, stdout) => {
        if (interrupted) reject(interrupted.by);
        else if (error?.code === tooManyPixels)
          reject(new DomainError("IMAGE_TOO_LARGE", { limit: megapixels }));
        else if (error || stdout.length === 0) reject(new DomainError("FILE_BROKEN"));
        else resolve(stdout);
      },
    );
    async function* coming(): AsyncGenerator<Uint8Array> {
      try {
        yield* bytes instanceof Uint8Array ? [bytes] : bytes;
      } catch (error) {
        // Half an image is none, however well it can be read.
        interrupted = { by: error };
        child.kill("SIGKILL");
        throw error;
      }
    }
    // The child may end before it has read everything; its exit code says so.
    if (child.stdin) pipeline(Readable.from(coming()), child.stdin).catch(() => undefined);
  });
  return { kind: kind === "image/png" ? "image/png" : "image/jpeg", bytes: made };
}
