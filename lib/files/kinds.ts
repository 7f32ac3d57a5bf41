import { fileTypeFromBuffer } from "file-type";
import { DomainError } from "@/lib/errors";

const megabyte = 1024 * 1024;
const documentLimit = 25 * megabyte;
const audioLimit = 100 * megabyte;

/** What is taken, by what the bytes say and never by the name: media type -> most bytes. */
const kinds: Record<string, number> = {
  "application/pdf": documentLimit,
  "image/jpeg": documentLimit,
  "image/png": documentLimit,
  "image/heic": documentLimit,
  "image/heif": documentLimit,
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": documentLimit,
  "audio/mpeg": audioLimit,
  "audio/ogg": audioLimit,
  "audio/mp4": audioLimit,
  "audio/x-m4a": audioLimit,
};

/** No upload is read beyond this. */
export const largestUpload = audioLimit;

/**
 * The kind of a file, sniffed from its bytes.
 * @throws DomainError FILE_KIND when it is none that is taken, FILE_TOO_LARGE with the limit in megabytes
 */
export async function sniffKind(bytes: Uint8Array): Promise<string> {
  const sniffed = await fileTypeFromBuffer(bytes);
  const kind = sniffed?.mime.split(";")[0] ?? "";
  const limit = kinds[kind];
  if (limit === undefined) throw new DomainError("FILE_KIND");
  if (bytes.byteLength > limit) throw new DomainError("FILE_TOO_LARGE", { limit: limit / megabyte });
  return kind;
}
