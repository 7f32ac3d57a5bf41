import { execFile } from "node:child_process";
import { DomainError } from "@/lib/errors";

/** Forty megapixels: more than any phone's photograph of a receipt, less than what exhausts memory. */
const pixelLimit = 40_000_000;
const patience = 20_000;

/**
 * The child reads an image from standard input and writes it anew, turned as its EXIF said and without EXIF, GPS or
 * anything else that is not pixels. It runs out of process: a decoder that is broken into or that runs wild takes
 * nothing with it.
 */
const program = `
  const sharp = require("sharp");
  const chunks = [];
  process.stdin.on("data", (chunk) => chunks.push(chunk));
  process.stdin.on("end", async () => {
    const image = sharp(Buffer.concat(chunks), { limitInputPixels: ${pixelLimit}, failOn: "error" }).rotate();
    const made = process.argv[1] === "image/png" ? image.png() : image.jpeg({ quality: 88 });
    process.stdout.write(await made.toBuffer());
  });
`;

/** @throws DomainError FILE_BROKEN when it can't be read as an image, or has too many pixels */
export async function reencodeImage(kind: string, bytes: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ["-e", program, kind],
      { encoding: "buffer", maxBuffer: 60 * 1024 * 1024, timeout: patience, cwd: process.cwd() },
      (error, stdout) => (error || stdout.length === 0 ? reject(new DomainError("FILE_BROKEN")) : resolve(stdout)),
    );
    // The child may end before it has read everything; its exit code says so.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(bytes);
  });
}
