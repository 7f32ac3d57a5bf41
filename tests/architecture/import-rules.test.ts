import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import config from "../../.dependency-cruiser.cjs";

/** For each import rule a small project that breaks it, and only it. */
const planted: Record<string, Record<string, string>> = {
  "no-cycles": {
    "lib/one.ts": `import { two } from "./two"; export const one = () => two;`,
    "lib/two.ts": `import { one } from "./one"; export const two = () => one;`,
  },
  "pure-stays-pure": {
    "lib/stages/review/rules.ts": `import { near } from "../../near"; export const rule = near;`,
    "lib/near.ts": `import { db } from "./db/client"; export const near = db;`,
    "lib/db/client.ts": `export const db = 1;`,
  },
  "stages-apart": {
    "lib/stages/review/queries.ts": `import { view } from "@/lib/stages/payment/queries"; export const a = view;`,
    "lib/stages/payment/queries.ts": `export const view = 1;`,
  },
  "stage-pages-apart": {
    "app/(portal)/cases/[code]/review/page.tsx": `import { view } from "../payment/view"; export default view;`,
    "app/(portal)/cases/[code]/payment/view.ts": `export const view = 1;`,
  },
  "pages-read-through-queries": {
    "app/page.tsx": `import { db } from "@/lib/db/client"; export default db;`,
    "lib/db/client.ts": `export const db = 1;`,
  },
  "lib-knows-no-page": {
    "lib/shown.ts": `import { Button } from "@/components/form/button"; export const shown = Button;`,
    "components/form/button.ts": `export const Button = 1;`,
  },
  "ui-knows-no-domain": {
    "components/ui/badge.ts": `import { statuses } from "@/lib/workflow/statuses"; export const badge = statuses;`,
    "lib/workflow/statuses.ts": `export const statuses = 1;`,
  },
  "writes-take-the-transaction": {
    "lib/stages/review/commands.ts": `import { read } from "./queries"; export const command = read;`,
    "lib/stages/review/queries.ts": `import { db } from "@/lib/db/client"; export const read = db;`,
    "lib/db/client.ts": `export const db = 1;`,
  },
  "product-without-tools": {
    "lib/port.ts": `import { freePort } from "@/scripts/free-port"; export const port = freePort;`,
    "scripts/free-port.ts": `export const freePort = 1;`,
  },
  "no-development-package": {
    "package.json": `{ "name": "p", "devDependencies": { "planted": "1.0.0" } }`,
    "node_modules/planted/package.json": `{ "name": "planted", "version": "1.0.0", "main": "index.js" }`,
    "node_modules/planted/index.js": `module.exports = 1;`,
    "lib/uses.ts": `import planted from "planted"; export const uses = planted;`,
  },
  found: { "lib/lost.ts": `import { gone } from "./gone"; export const lost = gone;` },
  "actions-pass-the-gate": {
    "app/(portal)/cases/actions.ts": `export const acceptCase = 1;`,
    "lib/web/action.ts": `export const action = 1;`,
  },
};

const keeping: Record<string, string> = {
  "app/page.tsx": `import { view } from "@/lib/stages/review/queries"; export default view;`,
  "app/actions.ts": `import { action } from "@/lib/web/action"; export const accept = action;`,
  "components/ui/money.ts": `import { format } from "@/lib/i18n/format"; export const money = format;`,
  "lib/i18n/format.ts": `export const format = 1;`,
  "lib/web/action.ts": `export const action = 1;`,
  "lib/db/client.ts": `export const db = 1;`,
  "lib/db/row.ts": `import { db } from "./client"; export type Row = typeof db;`,
  "lib/stages/review/queries.ts": `import { db } from "@/lib/db/client"; export const view = db;`,
  "lib/stages/review/rules.ts": `import type { Row } from "@/lib/db/row"; export const rule = (row: Row) => row;`,
};

const report = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })) }),
});
const made: string[] = [];

function brokenRules(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "portal-rules-"));
  made.push(folder);
  const tsconfig = {
    compilerOptions: { module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./*"] } },
  };
  const all = { "package.json": `{ "name": "p" }`, "tsconfig.json": JSON.stringify(tsconfig), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const root = join(import.meta.dirname, "../..");
  const tool = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const folders = ["app", "components", "lib", "scripts"].filter((name) =>
    Object.keys(files).some((path) => path.startsWith(`${name}/`)),
  );
  const args = [tool, "--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (!stdout) throw new Error(stderr);
  const { violations } = report.parse(JSON.parse(stdout)).summary;
  return [...new Set(violations.map((violation) => violation.rule.name))];
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

test("every import rule has a planted violation", () => {
  const rules = [...(config.forbidden ?? []), ...(config.required ?? [])].map((rule) => rule.name);
  expect(Object.keys(planted).sort()).toEqual(rules.sort());
});

test.each(Object.keys(planted))("a project that breaks %s is refused for that", (rule) => {
  expect(brokenRules(planted[rule] ?? {})).toEqual([rule]);
});

test("a project that keeps them all is not refused", () => {
  expect(brokenRules(keeping)).toEqual([]);
});
