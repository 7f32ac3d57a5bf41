import { ReadableStream } from "node:stream/web";
import { fileTypeFromBuffer, fileTypeFromStream } from "file-type";
import { DomainError } from "@/lib/errors";

export const megabyte = 1024 * 1024;
const documentLimit = 25 * megabyte;
const audioLimit = 100 * megabyte;

/** An office document is an archive: its kind stands in an entry that may be its last. */
export const archiveKind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What is taken, by what the bytes say and never by the name: media type -> most bytes. */
const kinds: Record<string, number> = {
  "application/pdf": documentLimit,
  "image/jpeg": documentLimit,
  "image/png": documentLimit,
  "image/heic": documentLimit,
  "image/heif": documentLimit,
  [archiveKind]: documentLimit,
  "audio/mpeg": audioLimit,
  "audio/ogg": audioLimit,
  "audio/mp4": audioLimit,
  "audio/x-m4a": audioLimit,
};

/** No upload is read beyond this. */
export const largestUpload = audioLimit;

/** The most bytes that a file of a kind may have. */
export const limitOf = (kind: string): number => kinds[kind] ?? 0;

/**
 * The kind of a file, sniffed from its first bytes; an office document needs all of them.
 * @throws DomainError FILE_KIND when it is none that is taken
 */
export async function sniffKind(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> {
  const sniffed =
    bytes instanceof Uint8Array
      ? await fileTypeFromBuffer(bytes)
      : await fileTypeFromStream(ReadableStream.from(bytes));
  const kind = sniffed?.mime.split(";")[0] ?? "";
  if (!(kind in kinds)) throw new DomainError("FILE_KIND");
  return kind;
}
