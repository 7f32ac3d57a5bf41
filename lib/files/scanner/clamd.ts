import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { ScannerAway, type Verdict, verdictIn } from "./answer";

/** Where clamd listens: a port, or a socket of this machine. */
export type ScannerAddress = { host: string; port: number } | { path: string };

/** How long it may say nothing, in milliseconds: while it takes the call and bytes, and while it looks at a large archive. */
const patience = { connect: 5_000, silence: 120_000 };

/** Longer than any answer of clamd. */
const longestAnswer = 4 * 1024;

/**
 * Has clamd look at bytes as they come, by its own protocol: INSTREAM, then pieces with their lengths before them, then a
 * length of zero.
 * @throws ScannerAway while it can't be reached or goes silent; ScanRefused when it answers that it can't tell; and the
 *   error with which the bytes end
 */
export async function scanBytes(
  bytes: AsyncIterable<Uint8Array>,
  address: ScannerAddress,
  silence = patience.silence,
): Promise<Verdict> {
  const call = await callTo(address, silence);
  try {
    // Beyond its limit clamd answers at once and hangs up: then what it said counts, and not the broken line.
    await Promise.race([call.answer, send(call.socket, bytes)]);
    return verdictIn(await call.answer);
  } finally {
    call.socket.destroy();
  }
}

/** Whether a scanner answers there. */
export async function scannerAnswers(address: ScannerAddress): Promise<boolean> {
  try {
    const { socket, answer } = await callTo(address, patience.connect);
    socket.write("zPING\0");
    return (await answer.finally(() => socket.destroy())) === "PONG";
  } catch {
    return false;
  }
}

type Call = {
  socket: Socket;
  /** All that it said until the NUL, or until it hung up. */
  answer: Promise<string>;
};

async function callTo(address: ScannerAddress, silence: number): Promise<Call> {
  const socket = connect(address);
  socket.setTimeout(patience.connect);
  socket.on("timeout", () => socket.destroy(new ScannerAway("It said nothing in time")));
  try {
    await once(socket, "connect");
  } catch (error) {
    throw away(error);
  }
  socket.setTimeout(silence);
  const answer = heard(socket);
  // It is waited for later, and may fail before.
  answer.catch(() => undefined);
  return { socket, answer };
}

function heard(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const settle = () => {
      const [said = "", ...rest] = text.split("\0");
      if (rest.length > 0 || said !== "") resolve(said.trimEnd());
      else reject(new ScannerAway("It hung up without an answer"));
    };
    socket.setEncoding("utf8");
    socket.on("data", (piece: string) => {
      text += piece;
      if (text.includes("\0") || text.length > longestAnswer) settle();
    });
    socket.on("error", (error) => (text === "" ? reject(away(error)) : settle()));
    socket.on("close", settle);
  });
}

/** Resolves when all is sent, or when nobody takes it any more: then the answer says why. */
async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  socket.write("zINSTREAM\0");
  for await (const piece of bytes) {
    if (piece.length === 0) continue;
    if (!socket.writable) return;
    socket.write(lengthOf(piece.length));
    // Of a line that broke tells the answer, or that there is none.
    if (!socket.write(piece))
      await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => undefined);
  }
  if (socket.writable) socket.write(lengthOf(0));
}

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
}

function away(error: unknown): ScannerAway {
  if (error instanceof ScannerAway) return error;
  return new ScannerAway(error instanceof Error ? error.message : "It can't be reached");
}
