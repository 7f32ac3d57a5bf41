import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

/** Today's schema: the files of prisma/schema one after the other, in the order of their names. */
export function readSchema(folder: string = join(import.meta.dirname, "schema")): string {
  const files = readdirSync(folder).filter((name) => name.endsWith(".prisma"));
  return files
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").trim())
    .join("\n\n")
    .concat("\n");
}

/**
 * The SQL that leads from one schema to another; empty when they mean the same. Both sides are texts: the engine asks
 * the server for its version and touches no database.
 *
 * @param from null: from nothing
 * @param serverUrl any database of a PostgreSQL that answers
 * @throws what the engine says of a schema that is not valid
 */
export async function diffSchemas(from: string | null, to: string, serverUrl: string): Promise<string> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: serverUrl }));
  const schemaEngine = await (
    await loadEngine()
  ).new({ datamodels: [["schema.prisma", to]] }, () => {}, adapter);
  const files = (content: string) => ({ files: [{ path: "schema.prisma", content }] });
  const { stdout } = await schemaEngine.diff({
    from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...files(from) },
    to: { tag: "schemaDatamodel", ...files(to) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const isEmpty = stdout === null || stdout.includes("This is an empty migration");
  return isEmpty ? "" : `${stdout.trim()}\n`;
}

let loaded: Promise<typeof engine.SchemaEngine> | undefined;

/** Node does not import .wasm by itself: the module's glue is given its instance here. */
function loadEngine(): Promise<typeof engine.SchemaEngine> {
  loaded ??= (async () => {
    // Without it the engine's own panics are hidden behind "unreachable".
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
    });
    const main = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = readFileSync(join(main, "..", "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engine } });
    engine.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
    return engine.SchemaEngine;
  })();
  return loaded;
}
