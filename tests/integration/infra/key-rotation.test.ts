import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keysByWrapping } from "@/lib/db/key-rotation";
import { sql } from "@/tests/support/sql";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld } from "@/tests/support/world";

const root = join(import.meta.dirname, "../../..");

/** A process of its own with its own keys: a portal that was started before, or after, the change of the setting. */
async function inProcess(script: string, args: string[], settings: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: root,
    env: { ...process.env, ...settings },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  return `${output.trim()} [${code}]`;
}

test("data keys are wrapped anew while the portal writes and reads, and the old key is then needless", async () => {
  const oldKey = process.env.KEY_ENCRYPTION_KEY ?? "";
  const newKey = randomBytes(32).toString("base64");
  const world = await makeWorld();
  const { code } = await submittedCase(world);
  const before = await keysByWrapping();
  expect(before).toHaveLength(1);

  const reader = join("tests", "support", "read-parties.ts");
  const read = (settings: Record<string, string>) => inProcess(reader, [code], settings);
  const first = await read({});
  expect(first).toMatch(/^\[".+"\] \[0\]$/);
  expect(await read({ KEY_ENCRYPTION_KEY: newKey })).toMatch(/No settings? holds/);

  // Whoever was started with the new key in the second place goes on writing under the old one while all is wrapped.
  const both = { KEY_ENCRYPTION_KEY: newKey, KEY_ENCRYPTION_KEYS_OLD: oldKey };
  const [rotated] = await Promise.all([
    inProcess("scripts/keys-rotate.ts", [], both),
    submittedCase(world),
    submittedCase(world),
  ]);
  expect(rotated).toMatch(/wrapped anew/);
  expect(await read(both)).toBe(first);
  expect(await inProcess("scripts/keys-rotate.ts", [], both)).toMatch(
    /All data keys are under [0-9a-f]{16}\. \[0\]$/,
  );
  expect(await keysByWrapping()).toEqual([
    { kekId: expect.not.stringMatching(before[0]?.kekId ?? ""), keys: expect.any(Number) },
  ]);
  expect(await read({ KEY_ENCRYPTION_KEY: newKey })).toBe(first);
  const [kept] = await sql<{ n: number }>("owner", `SELECT count(*)::int AS n FROM "DataKey"`);
  expect(kept?.n).toBeGreaterThan(before[0]?.keys ?? 0);
}, 600_000);
