import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * A file sealed in pieces, so that a hundred megabytes of sound never stand in memory whole and no piece is handed on
 * before it is proven:
 *
 *     format (1 byte, 1) · salt (32, random) · pieces
 *
 * A piece is 64 KiB of the file (the last one 0 to 64 KiB) under AES-256-GCM, and its 16 bytes of tag. Every file has
 * a key of its own, HKDF-SHA-256 of the case's key and the salt; so the nonce may count: seven zero bytes, the
 * piece's number in four, and one byte that is 1 for the last piece. Pieces that were swapped, dropped, repeated or
 * cut off at the end do not open.
 */
const format = 1;
const saltLength = 32;
const tagLength = 16;
const pieceLength = 64 * 1024;
const headLength = 1 + saltLength;

export class SealedFileError extends Error {
  constructor() {
    super("This file does not open: another key, or changed bytes");
    this.name = "SealedFileError";
  }
}

const fileKey = (key: Uint8Array, salt: Uint8Array) =>
  Buffer.from(hkdfSync("sha256", key, salt, "file:1", 32));

function nonceOf(piece: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(piece, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

/** Cuts a stream of any rhythm into pieces of one length; the last is shorter, or empty where nothing came. */
async function* cut(
  source: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let kept: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of source) {
    kept.push(bytes);
    size += bytes.length;
    if (size <= length) continue;
    const all = Buffer.concat(kept);
    let at = 0;
    // A full piece waits until more follows it: only then is it known not to be the last.
    for (; size - at > length; at += length) yield { piece: all.subarray(at, at + length), last: false };
    kept = [all.subarray(at)];
    size -= at;
  }
  yield { piece: Buffer.concat(kept), last: true };
}

/** The sealed file, piece by piece. */
export async function* sealStream(key: Uint8Array, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const own = fileKey(key, salt);
  yield Buffer.concat([Buffer.from([format]), salt]);
  let number = 0;
  for await (const { piece, last } of cut(plain, pieceLength)) {
    const cipher = createCipheriv("aes-256-gcm", own, nonceOf(number, last));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/**
 * The file again, piece by piece, each proven before it is given.
 * @throws SealedFileError at the first piece that is not what it was
 */
export async function* openStream(
  key: Uint8Array,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const source = sealed[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < headLength) {
    const next = await source.next();
    if (next.done) throw new SealedFileError();
    head = Buffer.concat([head, next.value]);
  }
  if (head[0] !== format) throw new SealedFileError();
  const own = fileKey(key, head.subarray(1, headLength));
  const begun = head.subarray(headLength);
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield begun;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  }
  let number = 0;
  for await (const { piece, last } of cut(rest(), pieceLength + tagLength)) {
    yield openPiece(own, nonceOf(number, last), piece);
    number += 1;
  }
}

function openPiece(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < tagLength) throw new SealedFileError();
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagLength)), decipher.final()]);
  } catch {
    throw new SealedFileError();
  }
}
