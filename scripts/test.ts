import { mkdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { makeTemporaryFolder } from "@/prisma/postgres-binaries";
import { findBrowser } from "./browser";
import { sourceStamp, takeBuild } from "./build";
import { runToEnd, toolPath } from "./child";
import { answersHealth } from "./image/answers";
import { type MadeImage, makeImage } from "./image/make";
import { type Tally, add, fromPlaywright, fromVitest, none, one, verdict } from "./tally";

/**
 * `npm test`: everything that stands between a change and its acceptance, each part run even when an earlier one failed.
 * Ends with one line, `N passed, N failed`; a static check counts as one.
 */
const results = "test-results";

const npx = (...path: string[]) => toolPath(...path);
const format = () => runToEnd([npx("prettier", "bin", "prettier.cjs"), "--check", "."]);
const lint = () => runToEnd([npx("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"]);
const importRules = () =>
  runToEnd([
    npx("dependency-cruiser", "bin", "dependency-cruiser.mjs"),
    ...["--config", ".dependency-cruiser.cjs", "app", "components", "lib", "prisma", "scripts"],
  ]);

async function main(): Promise<number> {
  mkdirSync(results, { recursive: true });
  let tally = none;
  for (const one of await staticChecks()) tally = add(tally, one);
  tally = add(tally, await vitest("unit", ["unit", "architecture"]));
  tally = add(tally, await vitest("integration", ["integration"]));
  tally = add(tally, await built());
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  return verdict(tally);
}

/** The linter takes as long as the others together, and one core: they run beside it. */
async function staticChecks(): Promise<Tally[]> {
  const linted = check("lint", lint);
  const others = [
    await check("format", format),
    await check("import rules", importRules),
    await check("types", types),
  ];
  return [...others, await linted];
}

async function check(name: string, run: () => Promise<number>): Promise<Tally> {
  console.log(`\n== ${name}`);
  const passed = (await run().catch(failed)) === 0;
  console.log(`${name}: ${passed ? "passed" : "failed"}`);
  return one(passed);
}

function failed(error: unknown): number {
  console.error(error instanceof Error ? error.message : error);
  return 1;
}

/** Next writes the types of its routes first: a clone that was never built lacks them. */
async function types(): Promise<number> {
  const code = await runToEnd([npx("next", "dist", "bin", "next"), "typegen"]);
  return code === 0 ? runToEnd([npx("typescript", "bin", "tsc"), "--noEmit"]) : code;
}

async function vitest(name: string, projects: string[]): Promise<Tally> {
  console.log(`\n== ${name}`);
  const report = `${results}/${name}.json`;
  rmSync(report, { force: true });
  const chosen = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runToEnd([npx("vitest", "vitest.mjs"), "run", ...chosen, ...reporters]);
  return fromVitest(report, code);
}

/**
 * The build that is driven end to end is the image's own, made by the Dockerfile's steps in a clean folder; the image itself
 * is started once, with production's settings.
 */
async function built(): Promise<Tally> {
  const folder = makeTemporaryFolder("portal-image-");
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  let image: MadeImage | undefined;
  const build = await check("build, as the image's steps", async () => {
    const stamp = sourceStamp();
    image = makeImage(folder, true);
    takeBuild(join(image.place, ".next"), stamp);
    return 0;
  });
  if (!image) return add(build, add(one(false), one(false)));
  const made = image;
  const answered = await check("the image answers", () => answersHealth(made).then(() => 0));
  const proved = await proofs();
  // A hundred thousand names: they go while the browser runs.
  const [driven] = await Promise.all([endToEnd(), rm(folder, { recursive: true, force: true })]);
  return [build, answered, proved, driven].reduce(add);
}

/** Smaller runs of the proofs that ask the built server; the other figures' stand among the integration tests. */
async function proofs(): Promise<Tally> {
  let tally = none;
  for (const name of ["access", "crash", "signin"]) {
    const small = ["--import", "tsx", "scripts/figure.ts", name, "--small"];
    tally = add(tally, await check(`figure: ${name}, small`, () => runToEnd(small)));
  }
  return tally;
}

async function endToEnd(): Promise<Tally> {
  console.log("\n== end to end");
  const report = `${results}/e2e.json`;
  rmSync(report, { force: true });
  try {
    const env = { PLAYWRIGHT_CHROMIUM: findBrowser(), E2E_REPORT: report };
    return fromPlaywright(report, await runToEnd([npx("@playwright", "test", "cli.js"), "test"], env));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return one(false);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    console.log("\n0 passed, 1 failed");
    process.exit(1);
  },
);
