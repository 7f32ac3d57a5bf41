import { randomBytes, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseOwnerUrl, env } from "@/lib/env";
import { fileStore } from "@/lib/files/current-store";
import { folderShelf } from "@/lib/files/folder-shelf";
import { fileStore as storeOn } from "@/lib/files/store";
import { anchorChains } from "@/lib/workflow/anchor";
import { verifyChains } from "@/lib/workflow/verify-chain";
import { readArchive } from "@/scripts/backup/archive";
import { backUpKeys, readKeys } from "@/scripts/backup/keys";
import { backUp, backupsIn, restore } from "@/scripts/backup/run";
import { db } from "@/lib/db/client";
import { startThrowawayPostgres } from "@/scripts/throwaway-postgres";
import { chainOf, contentsOf, drill, filesOf, saidBy } from "@/tests/figures/restore-drill";
import { settledCase } from "@/tests/support/walk/payment";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

const folder = mkdtempSync(join(tmpdir(), "portal-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let world: World;

beforeAll(async () => {
  world = await makeWorld();
  await settledCase(world);
  for (const name of ["one", "two", "three"]) await fileOfCase(name);
  await anchorChains();
});

/** A stored file that a row names. */
async function fileOfCase(name: string): Promise<string> {
  const key = await db().dataKey.findFirstOrThrow({ where: { scope: "case" } });
  const { address, size, sha256 } = await fileStore().put(Buffer.from(name.repeat(50_000)), randomBytes(32));
  await db().document.create({
    data: {
      ...{
        id: randomUUID(),
        purpose: "message",
        keyId: key.id,
        nameCipher: Uint8Array.from(randomBytes(40)),
      },
      ...{ kind: "application/pdf", size, sha256: Uint8Array.from(Buffer.from(sha256, "hex")), address },
      ...{ visibility: "ALL_PARTIES", at: new Date() },
    },
  });
  return address;
}

test("a backup into an empty cluster gives every row, every file and the chain", async () => {
  const from = { ownerUrl: databaseOwnerUrl(), files: env().FILES_FOLDER ?? "" };
  const before = await contentsOf(from.ownerUrl);
  const { chains, events } = await verifyChains();
  await drill(from, folder, async (to) => {
    expect(await contentsOf(to.ownerUrl)).toEqual(before);
    const files = filesOf(to.files);
    expect(files).toEqual(filesOf(from.files));
    expect(files.size).toBeGreaterThanOrEqual(3);
    for (const [name, hash] of files) expect(name).toBe(hash);
    const { code, said } = await chainOf(to);
    expect(said).toContain(`${events} events in ${chains} chains, 1 anchors`);
    expect([code, said.split("\n").at(-1)]).toEqual([0, "chain: held"]);
    expect([...before.values()].reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(500);
  });
});

test("no word of it can be read, and a changed or cut archive, or another key, restores nothing", async () => {
  const key = randomBytes(32);
  const store = fileStore();
  const to = join(folder, "sealed");
  const report = await backUp(databaseOwnerUrl(), store, to, key);
  const archive = join(report.folder, "database.sealed");
  const bytes = readFileSync(archive);
  for (const word of ["Case", "COPY", "@example.test", world.lawyer.email, "graphile"])
    expect(bytes.includes(word), word).toBe(false);
  // A second restore into a database in use is refused before anything else: no file is brought either.
  const nowhere = join(folder, "nowhere");
  const empty = storeOn(folderShelf(nowhere));
  await expect(restore(databaseOwnerUrl(), empty, report.folder, key)).rejects.toThrow(/in use/);
  expect(existsSync(nowhere)).toBe(false);
  const readAll = async (with_: Buffer) => {
    for await (const entry of readArchive(archive, with_)) for await (const piece of entry.bytes) void piece;
  };
  await readAll(key);
  await expect(readAll(randomBytes(32))).rejects.toThrow(/does not open/);
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  writeFileSync(archive, bytes);
  await expect(readAll(key)).rejects.toThrow(/does not open/);
  truncateSync(archive, bytes.length - 70_000);
  await expect(readAll(key)).rejects.toThrow(/does not open/);
});

test("a later backup links what an earlier one holds, and stands when that is removed", async () => {
  const key = randomBytes(32);
  const to = join(folder, "daily");
  const first = await backUp(databaseOwnerUrl(), fileStore(), to, key);
  await submittedCase(world);
  const added = await fileOfCase("four");
  const second = await backUp(databaseOwnerUrl(), fileStore(), to, key);
  expect(backupsIn(to)).toHaveLength(2);
  expect(second.files).toBe(first.files + 1);
  const inode = (backup: string, name: string) => statSync(join(backup, "files", name)).ino;
  const [old] = readdirSync(join(first.folder, "files"));
  expect(inode(second.folder, old ?? "")).toBe(inode(first.folder, old ?? ""));
  rmSync(first.folder, { recursive: true });
  expect(readdirSync(join(second.folder, "files"))).toContain(added);
  expect(readFileSync(join(second.folder, "files", old ?? "")).length).toBeGreaterThan(0);
});

test("a copy that is spoilt in an earlier backup is none of a later one", async () => {
  const key = randomBytes(32);
  const to = join(folder, "spoilt");
  const first = await backUp(databaseOwnerUrl(), fileStore(), to, key);
  const [cut = "", changed = "", gone = ""] = readdirSync(join(first.folder, "files"));
  const copyOf = (backup: string, name: string) => join(backup, "files", name);
  truncateSync(copyOf(first.folder, cut), 10);
  const bytes = readFileSync(copyOf(first.folder, changed));
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(copyOf(first.folder, changed), bytes);
  rmSync(copyOf(first.folder, gone));
  const second = await backUp(databaseOwnerUrl(), fileStore(), to, key);
  expect(second.files).toBe(first.files);
  const kept = filesOf(join(second.folder, "files"));
  for (const name of [cut, changed, gone]) expect(kept.get(name)).toBe(name);
});

test("files that the backup lost stop nothing else, and are told by the ids of their documents", async () => {
  const key = randomBytes(32);
  const lost = { missing: await fileOfCase("missing"), changed: await fileOfCase("changed") };
  const { folder: backup, files } = await backUp(
    databaseOwnerUrl(),
    fileStore(),
    join(folder, "losing"),
    key,
  );
  const place = (address: string) => join(backup, "files", address);
  rmSync(place(lost.missing));
  const bytes = readFileSync(place(lost.changed));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(place(lost.changed), bytes);
  // What an operating system leaves in folders is no file of the portal's.
  writeFileSync(place(".DS_Store"), "");
  const keyFile = join(folder, "backup.key");
  writeFileSync(keyFile, key.toString("base64"));
  const cluster = await startThrowawayPostgres("portal-losing-");
  try {
    const to = { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, files: join(cluster.folder, "files") };
    const { code, said } = await saidBy(to, "scripts/restore.ts", "--from", backup, "--key", keyFile);
    expect(code, said).toBe(1);
    expect(said).toContain("Restored, but 2 documents have no file:");
    for (const [how, address] of Object.entries(lost)) {
      const { id } = await db().document.findFirstOrThrow({ where: { address } });
      const told = how === "missing" ? "is not in the backup" : "is in the backup, but is not what it was";
      expect(said).toContain(`document ${id}: its file ${address} ${told}`);
    }
    expect(said).toContain(" are as they were written.");
    expect(await contentsOf(to.ownerUrl)).toEqual(await contentsOf(databaseOwnerUrl()));
    const brought = filesOf(to.files);
    expect(brought.size).toBe(files - 2);
    for (const [name, hash] of brought) expect(name).toBe(hash);
  } finally {
    await cluster.stop();
  }
});

test("a file that is missing though a row names it stops the backup, and leaves none", async () => {
  const address = await fileOfCase("lost");
  await fileStore().remove(address);
  const to = join(folder, "broken");
  await expect(backUp(databaseOwnerUrl(), fileStore(), to, randomBytes(32))).rejects.toThrow(address);
  expect(readdirSync(to)).toEqual([]);
});

test("the portal's keys are kept apart, sealed, and come back as settings", async () => {
  const key = randomBytes(32);
  const file = join(folder, "keys.sealed");
  await backUpKeys(file, key);
  expect(readFileSync(file).includes(env().KEY_ENCRYPTION_KEY)).toBe(false);
  expect(await readKeys(file, key)).toContain(`KEY_ENCRYPTION_KEY=${env().KEY_ENCRYPTION_KEY}\n`);
  await expect(readKeys(file, randomBytes(32))).rejects.toThrow(/does not open/);
});
