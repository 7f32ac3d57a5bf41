import { ESLint } from "eslint";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
/** Without types: these rules look at the text alone, and the planted files are on no disk. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ["**/*.ts", "**/*.tsx"],
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        "@typescript-eslint/no-floating-promises": "off",
        "@typescript-eslint/no-misused-promises": "off",
        "@typescript-eslint/await-thenable": "off",
        "@typescript-eslint/switch-exhaustiveness-check": "off",
      },
    },
  ],
});

async function complaints(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, path) });
  return (result?.messages ?? []).map((message) => `${message.ruleId ?? "fatal"}: ${message.message}`);
}

const readsEnv = "export const secret = process.env.AUTH_SECRET;\n";
const movesCase = (call: string) =>
  `export const move = (tx: Tx) => tx.case.${call};\ntype Tx = { case: never };\n`;

test.each(["app/page.tsx", "components/case/turn.tsx", "lib/auth/cookie.ts", "lib/workflow/execute.ts"])(
  "process.env in %s is refused",
  async (path) => {
    expect((await complaints(path, readsEnv)).join()).toContain("Settings are read by lib/env.ts alone");
  },
);

test.each(["lib/env.ts", "scripts/demo.ts", "next.config.ts", "tests/support/database.ts"])(
  "process.env in %s is in its place",
  async (path) => {
    expect(await complaints(path, readsEnv)).toEqual([]);
  },
);

test.each([
  `update({ where: { id: "1" }, data: { status: "closed" } })`,
  `updateMany({ where: { id: "1" }, data: { status: "closed" } })`,
  `upsert({ where: { id: "1" }, create: {}, update: { status: "closed" } })`,
  `update({ where: { id: "1" }, data: { "status": "closed" } })`,
])("a case's status written by %s is refused", async (call) => {
  const found = await complaints("lib/stages/review/commands.ts", movesCase(call));
  expect(found.join()).toContain("The status of a case is written by lib/workflow/execute.ts alone");
});

test("a spread into a case is refused, since it may carry the status", async () => {
  const code =
    movesCase(`update({ where: { id: "1" }, data: { ...given } })`) + "declare const given: object;\n";
  expect((await complaints("lib/cases/commands.ts", code)).join()).toContain("a spread may carry a status");
});

test("what is not the status, and execute itself, may write", async () => {
  const other =
    movesCase(`update({ where: { id: "1" }, data: { updatedAt: now } })`) + "declare const now: Date;\n";
  expect(await complaints("lib/stages/review/commands.ts", other)).toEqual([]);
  const status = movesCase(`update({ where: { id: "1" }, data: { status: "closed" } })`);
  expect(await complaints("lib/workflow/execute.ts", status)).toEqual([]);
});

test.each(["app/page.tsx", "components/case/turn.tsx"])(
  "even a type of the database in %s is refused",
  async (path) => {
    const code = `import type { Case } from "@/lib/db/generated/client";\nexport type Shown = Case;\n`;
    expect((await complaints(path, code)).join()).toContain("A page is given a view by a query");
  },
);

test("any, and switching a rule off in a comment, are refused", async () => {
  expect((await complaints("lib/some.ts", "export const some: any = 1;\n")).join()).toContain(
    "no-explicit-any",
  );
  const hushed =
    "// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const some: any = 1;\n";
  expect((await complaints("lib/some.ts", hushed)).join()).toContain("no-explicit-any");
});
