import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { verdictIn } from "@/lib/files/scanner/answer";
import { scanBytes, scannerAnswers } from "@/lib/files/scanner/clamd";
import { freePort } from "@/scripts/free-port";
import { eicar, startScanner, type ScannerOptions } from "@/tests/support/clamd";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function scanner(options: ScannerOptions = {}) {
  const started = await startScanner(options);
  ends.push(() => started.stop());
  return { ...started, address: { host: "127.0.0.1", port: started.port } };
}

async function* pieces(...all: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const piece of all) yield Buffer.from(piece);
}

describe("what clamd answers", () => {
  test.each([
    ["stream: OK", { verdict: "CLEAN" }],
    ["stream: Eicar-Test-Signature FOUND", { verdict: "INFECTED", found: "Eicar-Test-Signature" }],
    ["stream: Win.Test.EICAR_HDB-1 FOUND", { verdict: "INFECTED", found: "Win.Test.EICAR_HDB-1" }],
    ["stream: <b>a name</b> FOUND", { verdict: "INFECTED", found: "_b_a_name_/b_" }],
    [`stream: ${"x".repeat(500)} FOUND`, { verdict: "INFECTED", found: "x".repeat(120) }],
  ])("%s", (answer, verdict) => {
    expect(verdictIn(answer)).toEqual(verdict);
  });

  test.each([
    "INSTREAM size limit exceeded. ERROR",
    "stream: Can't allocate memory ERROR",
    "stream: OK\nstream: OK",
    "stream:  FOUND",
    "OK",
    "",
    "HTTP/1.1 400 Bad Request",
    "stream: OK FOUND ERROR",
  ])("%s is no verdict", (answer) => {
    expect(() => verdictIn(answer)).toThrow(expect.objectContaining({ name: "ScanRefused" }));
  });
});

test("a file is sent whole, in its pieces, and gets its verdict", async () => {
  const { address, seen } = await scanner();
  expect(await scanBytes(pieces("a", "", "clean file"), address)).toEqual({ verdict: "CLEAN" });
  const [half, rest] = [eicar.slice(0, 30), eicar.slice(30)];
  expect(await scanBytes(pieces(half, rest), address)).toEqual({
    ...{ verdict: "INFECTED", found: "Eicar-Test-Signature" },
  });
  const large = Array.from({ length: 16 }, () => Buffer.alloc(256 * 1024));
  expect(await scanBytes(pieces(...large), address)).toEqual({ verdict: "CLEAN" });
  expect(seen).toEqual([11, 68, 4 * 1024 * 1024]);
  expect(await scannerAnswers(address)).toBe(true);
});

test("it is found at a socket of this machine too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-clamd-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "clamd.ctl");
  await scanner({ path });
  expect(await scanBytes(pieces(eicar), { path })).toMatchObject({ verdict: "INFECTED" });
  expect(await scannerAnswers({ path })).toBe(true);
});

test("where nobody listens, and where somebody hangs up, it is away", async () => {
  const nobody = { host: "127.0.0.1", port: await freePort() };
  await expect(scanBytes(pieces("a"), nobody)).rejects.toMatchObject({ name: "ScannerAway" });
  expect(await scannerAnswers(nobody)).toBe(false);
  const { address } = await scanner({ answers: () => null });
  await expect(scanBytes(pieces("a"), address)).rejects.toMatchObject({ name: "ScannerAway" });
});

test("one that takes the bytes and says nothing is not waited for without end", async () => {
  let release = () => {};
  const { address } = await scanner({ slow: () => new Promise((resolve) => (release = resolve)) });
  await expect(scanBytes(pieces("a"), address, 50)).rejects.toMatchObject({ name: "ScannerAway" });
  release();
});

test("one that is slow is waited for as long as it may be", async () => {
  const { address } = await scanner({ slow: () => new Promise((resolve) => setImmediate(resolve)) });
  expect(await scanBytes(pieces("a"), address)).toEqual({ verdict: "CLEAN" });
});

test("beyond its limit it refuses the file, and no more of it is read than fits on the line", async () => {
  const { address } = await scanner({ limit: 100 });
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += 1;
      yield Buffer.alloc(60);
      // As a file is read: the line is heard in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await expect(scanBytes(endless(), address)).rejects.toMatchObject({ name: "ScanRefused" });
  expect(read).toBeLessThan(100_000);
});

test.each(["", "nonsense", "stream: OK and more"])(
  "an answer that is none, %j, is no verdict",
  async (said) => {
    const { address } = await scanner({ answers: () => said });
    await expect(scanBytes(pieces("a"), address)).rejects.toMatchObject({
      name: expect.stringMatching(/^Scan(Refused|nerAway)$/),
    });
  },
);

test("a server that speaks something else, endlessly, is no verdict either", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("220 mail.example ESMTP\r\n".repeat(500));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => server.close());
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  await expect(scanBytes(pieces("a"), { host: "127.0.0.1", port })).rejects.toMatchObject({
    name: "ScanRefused",
  });
});

test("a file that breaks off while it is read gets no verdict: its own error is told", async () => {
  const { address, seen } = await scanner();
  async function* breaks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("half");
    throw new Error("A stored file was changed");
  }
  await expect(scanBytes(breaks(), address)).rejects.toThrow("A stored file was changed");
  expect(seen).toEqual([]);
});
