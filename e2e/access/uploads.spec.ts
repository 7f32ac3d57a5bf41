import { request as httpRequest } from "node:http";
import type { Page } from "@playwright/test";
import { downloadFor } from "@/lib/cases/download";
import { db } from "@/lib/db/client";
import { assignedCase } from "@/tests/support/walk/assignment";
import { expect, test } from "../support/browser";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

const megabyte = 1024 * 1024;
const origin = () => process.env.PORTAL_ORIGIN ?? "";

type Sent = {
  status: number;
  headers: Record<string, unknown>;
  body: { ok?: boolean; message?: string; documentId?: string };
};

/**
 * A file as it comes over a line: in pieces, and with the length that somebody says it has, which need not be so.
 * @param length null: none is said
 * @returns null when the connection was cut instead of an answer
 */
async function send(
  page: Page,
  caseId: string,
  pieces: Iterable<Buffer>,
  length: number | null,
): Promise<Sent | null> {
  const cookies = await page.context().cookies(origin());
  return new Promise((resolve) => {
    const request = httpRequest(`${origin()}/api/uploads`, {
      method: "POST",
      headers: {
        ...{ origin: origin(), cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
        ...{ "x-file-purpose": "message", "x-file-case": caseId, "x-file-name": "acta%20n%C3%BAm.%202.pdf" },
        ...(length === null ? {} : { "content-length": String(length) }),
      },
    });
    request.on("error", () => resolve(null));
    request.on("response", (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const body = JSON.parse(Buffer.concat(parts).toString()) as Sent["body"];
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    const all = pieces[Symbol.iterator]();
    const go = () => {
      const next = all.next();
      if (next.done) request.end();
      else if (request.write(next.value)) setImmediate(go);
      else request.once("drain", go);
    };
    go();
  });
}

function* pdf(megabytes: number): Generator<Buffer> {
  yield Buffer.from("%PDF-1.7\n");
  for (let count = 0; count < megabytes; count += 1) yield Buffer.alloc(megabyte, 7);
}

test("a file is taken as it comes, and no further than it may be long, whatever is said of its length", async ({
  seat,
}) => {
  test.setTimeout(180_000);
  const world = await makeMailedWorld();
  const { caseId } = await assignedCase(world);
  const { page } = await seat("en");
  await signedIn(page, world.lawyer);
  const documents = () => db().document.count({ where: { caseId } });
  const few = await documents();

  await test.step("twelve megabytes without a length arrive whole", async () => {
    const sent = await send(page, caseId, pdf(12), null);
    expect(sent).toMatchObject({ status: 200, body: { ok: true, name: "acta núm. 2.pdf" } });
    const id = sent?.body.documentId ?? "";
    const scanned = async () => (await db().document.findUniqueOrThrow({ where: { id } })).scan;
    await expect.poll(scanned, { message: "looked at for viruses" }).toBe("CLEAN");
    const { bytes } = await downloadFor(world.lawyer, id);
    expect(bytes.equals(Buffer.concat([...pdf(12)]))).toBe(true);
    expect(sent?.headers).toMatchObject({
      "cache-control": "private, no-store",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    });
  });

  await test.step("too much without a length is refused in words", async () => {
    const sent = await send(page, caseId, pdf(27), null);
    expect(sent).toMatchObject({ status: 422, body: { ok: false } });
    expect(sent?.body.message).toContain("25 MB");
  });

  await test.step("too much under a length that it really has is refused in words", async () => {
    const sent = await send(page, caseId, pdf(27), 27 * megabyte + 9);
    expect(sent?.body.message).toContain("25 MB");
  });

  await test.step("a length beyond all limits is refused before anything is read", async () => {
    const sent = await send(page, caseId, [Buffer.from("%PDF-1.7\n")], 4_000 * megabyte);
    expect(sent?.body.message).toContain("100 MB");
  });

  await test.step("a length smaller than what comes ends the file there", async () => {
    const sent = await send(page, caseId, pdf(1), 9);
    if (sent?.body.documentId) {
      const { size } = await db().document.findUniqueOrThrow({ where: { id: sent.body.documentId } });
      expect(size).toBe(9);
    }
  });

  await test.step("what is refused stands nowhere", async () => {
    const sizes = await db().document.findMany({ where: { caseId }, select: { size: true } });
    expect(await documents()).toBeLessThanOrEqual(few + 2);
    expect(Math.max(...sizes.map(({ size }) => size))).toBe(12 * megabyte + 9);
  });
});
