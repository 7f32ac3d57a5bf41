import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { pages } from "@/lib/authz/pages";
import { policy } from "@/lib/authz/policy";

const build = join(process.cwd(), ".next");
const read = (file: string) => JSON.parse(readFileSync(join(build, file), "utf8")) as unknown;

/** What Next itself answers and no page of ours: the icon and the fallbacks. */
const furniture = ["/icon.svg", "/_not-found", "/_global-error"];

test("every page and route of the build has a row, and every row a page", () => {
  const routes = Object.values(read("app-path-routes-manifest.json") as Record<string, string>);
  const built = [...new Set(routes)].filter((route) => !furniture.includes(route)).sort();
  const listed = Object.keys(pages)
    .filter((route) => !furniture.includes(route))
    .sort();
  expect(built).toEqual(listed);
});

test("every server action of the build runs a command of the policy", () => {
  type Action = { filename?: string; exportedName?: string };
  const manifest = read("server/server-reference-manifest.json") as { node: Record<string, Action> };
  const actions = Object.values(manifest.node);
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) {
    expect(action.filename, "actions stand in files named actions.ts").toMatch(/\/actions\.ts$/);
    expect(Object.keys(policy), `${action.filename} exports ${action.exportedName}`).toContain(
      action.exportedName,
    );
  }
});
