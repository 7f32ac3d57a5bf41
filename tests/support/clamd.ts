import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** The text of 68 bytes at which every virus scanner cries out, and which harms nobody; in two parts, so that none does here. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

export type ScannerOptions = {
  port?: number;
  /** A socket of this machine instead of a port. */
  path?: string;
  /** Bytes it takes in one scan, as clamd's StreamMaxLength. */
  limit?: number;
  /** What it answers to a scan, whatever came; null: it hangs up. */
  answers?: (length: number) => string | null;
  /** It takes the bytes and says nothing until this. */
  slow?: () => Promise<void>;
};

/**
 * A small server that speaks clamd's protocol (`zPING`, `zINSTREAM`) and finds one thing: EICAR's test text. Like clamd it
 * answers and hangs up as soon as a file is longer than its limit.
 */
export async function startScanner(options: ScannerOptions = {}) {
  const seen: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    talk(socket, options, seen).catch(() => socket.destroy());
  });
  server.listen(options.path ?? { port: options.port ?? 0, host: "127.0.0.1" });
  await once(server, "listening");
  const bound = server.address();
  return {
    port: typeof bound === "object" && bound ? bound.port : 0,
    /** How long each file was that it was sent whole. */
    seen,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

async function talk(socket: Socket, options: ScannerOptions, seen: number[]): Promise<void> {
  const reader = readerOf(socket);
  const command = await reader.until(0);
  if (command === "zPING") return void socket.end("PONG\0");
  if (command !== "zINSTREAM") return void socket.end("UNKNOWN COMMAND\0");
  let file = Buffer.alloc(0);
  for (;;) {
    const length = (await reader.take(4)).readUInt32BE();
    if (length === 0) break;
    if (file.length + length > (options.limit ?? Infinity))
      return void socket.end("INSTREAM size limit exceeded. ERROR\0");
    file = Buffer.concat([file, await reader.take(length)]);
  }
  await options.slow?.();
  seen.push(file.length);
  const found = file.includes(eicar) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
  const answer = options.answers ? options.answers(file.length) : found;
  if (answer === null) socket.destroy();
  else socket.end(`${answer}\0`);
}

/** Reads a socket by lengths and by an ending byte. */
function readerOf(socket: Socket) {
  const pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held = Buffer.alloc(0);
  const more = async () => {
    const next = await pieces.next();
    if (next.done) throw new Error("The line ended");
    held = Buffer.concat([held, next.value]);
  };
  const take = async (length: number) => {
    while (held.length < length) await more();
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  return {
    take,
    async until(byte: number) {
      while (!held.includes(byte)) await more();
      const taken = await take(held.indexOf(byte) + 1);
      return taken.subarray(0, -1).toString();
    },
  };
}
