import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorCodes } from "@/lib/errors";

const lib = join(import.meta.dirname, "../../../lib");
const files = readdirSync(lib, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".ts") && !name.startsWith("db/generated") && name !== "errors.ts");
const source = files.map((name) => readFileSync(join(lib, name), "utf8")).join("\n");

test.each(errorCodes)("%s is what somebody can hear", (code) => {
  expect(source.includes(`"${code}"`)).toBe(true);
});
