/**
 * Makes the database client (lib/db/generated) from prisma/schema when it is missing or older than the schema.
 * Runs before types, tests, build and dev; costs a hash of the schema when there is nothing to do.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schemaFolder = join(root, "prisma", "schema");
const output = join(root, "lib", "db", "generated");
const stampFile = join(output, ".schema.sha256");

/** A hash of all that decides what the client looks like: the schema's files and Prisma's version. */
function stamp() {
  const hash = createHash("sha256");
  const files = readdirSync(schemaFolder, { recursive: true }).map(String);
  for (const file of files.filter((name) => name.endsWith(".prisma")).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(schemaFolder, file)))
      .update("\0");
  }
  return hash.update(readFileSync(join(root, "node_modules", "prisma", "package.json"))).digest("hex");
}

if (!existsSync(schemaFolder)) {
  console.error("prisma/schema is missing: there is nothing to make a database client from.");
  process.exit(1);
}
const wanted = stamp();
const isCurrent = existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted;
if (!isCurrent || process.argv.includes("--force")) {
  const result = spawnSync(
    process.execPath,
    [join(root, "node_modules", "prisma", "build", "index.js"), "generate", "--no-hints"],
    {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        // `generate` needs no engine, but looks for one and would fetch it.
        PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  if (result.status !== 0) {
    console.error(`${result.stdout}\n${result.stderr}\nThe database client could not be made.`);
    process.exit(result.status ?? 1);
  }
  writeFileSync(stampFile, wanted);
}
