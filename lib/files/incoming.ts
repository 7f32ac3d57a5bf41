import { DomainError } from "@/lib/errors";
import { archiveKind, limitOf, megabyte, sniffKind } from "./kinds";

/** As many bytes as tell one kind from another. */
const headLength = 8 * 1024;

export type Incoming = {
  /** Sniffed. Of an archive it is only known that it may be an office document: see `archiveKind`. */
  kind: string;
  /** The whole file, from its first byte. Ends with FILE_TOO_LARGE as soon as it is longer than its kind may be. */
  bytes: AsyncIterable<Uint8Array>;
};

/**
 * A file that is still coming in, its kind known by the first bytes; the rest is read as it is used, and no further
 * than its kind's limit.
 * @throws DomainError FILE_KIND when it is none that is taken
 */
export async function incomingFile(source: AsyncIterable<Uint8Array>): Promise<Incoming> {
  const rest = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < headLength) {
    const next = await rest.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const kind = head.subarray(0, 4).equals(archiveBegins) ? archiveKind : await sniffKind(head);
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  }
  return { kind, bytes: atMost(limitOf(kind), whole()) };
}

const archiveBegins = Buffer.from("PK\x03\x04", "latin1");

/** @throws DomainError FILE_TOO_LARGE with the limit in megabytes, at the first byte beyond it */
async function* atMost(limit: number, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const bytes of source) {
    size += bytes.length;
    if (size > limit) throw new DomainError("FILE_TOO_LARGE", { limit: limit / megabyte });
    yield bytes;
  }
}
