import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeTemporaryFolder } from "@/prisma/postgres-binaries";
import { projectRoot, startChild } from "./child";
import { endBySignal } from "./end-by-signal";
import { freePort } from "./free-port";
import { readDockerfile, type Stage } from "./image/dockerfile";
import { startThrowawayPostgres } from "./throwaway-postgres";
import { waitForServer } from "./wait-for-server";

/**
 * What the Dockerfile says, done without Docker: each stage is a clean folder, its steps are run as they stand there, and
 * the last stage's command is started with production's settings over an empty database, until its health page answers.
 *
 * `--installed` takes the packages that this clone has installed by the same lock file instead of installing them anew,
 * which costs a minute and the network.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { installed: { type: "boolean", default: false } } });
  const began = Date.now();
  const stages = readDockerfile(readFileSync(join(projectRoot, "Dockerfile"), "utf8"));
  const folder = makeTemporaryFolder("portal-image-");
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  endBySignal();
  try {
    for (const stage of stages) make(stage, stages, folder, values.installed);
    const final = stages.at(-1);
    if (!final) throw new Error("The Dockerfile has no stage.");
    console.log(`The image is made, after ${Math.round((Date.now() - began) / 1000)} s.`);
    await answers(final, placeOf(final, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long the image's command may take until it answers, in milliseconds: packages and build are read for the first time. */
const patience = 180_000;

const placeOf = (stage: Stage, folder: string) => join(folder, stage.name || "final", stage.folder);

function make(stage: Stage, stages: readonly Stage[], folder: string, installed: boolean): void {
  const place = placeOf(stage, folder);
  mkdirSync(place, { recursive: true });
  const parent = stages.find(({ name }) => name === stage.base);
  if (parent) clone(placeOf(parent, folder), place);
  for (const step of stage.steps) {
    if (step.do === "copy") {
      const source = stages.find(({ name }) => name === step.from);
      if (step.from && !source) throw new Error(`No stage ${step.from}`);
      for (const path of step.sources) {
        if (source) copyWithin(join(folder, source.name, path), place, step.to);
        else copyContext(path, place);
      }
    } else if (installed && step.command.startsWith("npm ci ")) {
      console.log(`  as installed, instead of: ${step.command}`);
      clone(join(projectRoot, "node_modules"), join(place, "node_modules"));
    } else run(step.command, place, stage.env);
  }
}

/** As `cp -al`: files are shared, and a step that replaces one leaves the other as it was. */
function clone(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const copied = spawnSync("cp", ["-a", "--link", `${from}/.`, to]);
  // Another disk shares no files.
  if (copied.status !== 0) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

function copyWithin(from: string, place: string, to: string): void {
  if (!existsSync(from)) throw new Error(`${from} was not made by an earlier stage.`);
  const target =
    to.endsWith("/") && statSync(from).isFile() ? join(place, to, basename(from)) : join(place, to);
  cpSync(from, target, { recursive: true, verbatimSymlinks: true });
}

/** What git tracks, or would, less what .dockerignore names: the context that a clean clone gives. */
function copyContext(path: string, place: string): void {
  const ignored = readFileSync(join(projectRoot, ".dockerignore"), "utf8").split("\n").filter(Boolean);
  const listed = spawnSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", path],
    {
      cwd: projectRoot,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr}`);
  for (const file of listed.stdout.split("\0").filter(Boolean)) {
    if (ignored.some((name) => file === name || file.startsWith(`${name}/`))) continue;
    const source = join(projectRoot, file);
    if (!existsSync(source)) continue;
    const target = resolve(place, file);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target);
  }
}

function run(command: string, place: string, env: Record<string, string>): void {
  console.log(`  ${command}`);
  // Of this machine the step knows only where its programs are.
  const known = Object.entries({ ...bare(), ...env }).map(([name, value]) => `${name}=${value}`);
  const result = spawnSync("env", ["-i", ...known, "sh", "-c", command], {
    cwd: place,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0)
    throw new Error(`${command} ended with ${result.status}:\n${result.stdout}\n${result.stderr}`);
}

const bare = (): Record<string, string> => ({
  PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ""}`,
  HOME: process.env.HOME ?? "/tmp",
});

/** Starts the image's command as production would, and asks its health page; then tells it to end. */
async function answers(final: Stage, place: string): Promise<void> {
  const postgres = await startThrowawayPostgres("portal-image-db-");
  try {
    const port = await freePort();
    const settings = {
      ...{ PORTAL_ENV: "production", PORTAL_ORIGIN: "https://portal.example.org", PORT: String(port) },
      TRUSTED_PROXY_HOPS: "1",
      ...{ DATABASE_URL: postgres.appUrl, SMTP_URL: `smtp://127.0.0.1:${await freePort()}` },
      ...{ MAIL_FROM: "Portal <portal@portal.example>", FILES_FOLDER: join(postgres.folder, "files") },
      KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      AUTH_SECRET: randomBytes(32).toString("base64"),
    };
    run("node --import tsx scripts/db-deploy.ts", place, {
      ...final.env,
      DATABASE_OWNER_URL: postgres.ownerUrl,
    });
    const [program, ...args] = final.command ?? [];
    if (program !== "node") throw new Error(`The image's command is no node: ${program}`);
    const server = startChild({
      name: "The image's command",
      args,
      cwd: place,
      env: { ...final.env, ...settings },
    });
    try {
      await waitForServer(`http://127.0.0.1:${port}/api/health`, server, patience);
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
      const health = (await answer.json()) as Record<string, unknown>;
      console.log(`Its health page answers ${answer.status}: ${JSON.stringify(health)}`);
      if (answer.status !== 200 || health.database !== "ok" || health.migrations !== "ok")
        throw new Error("The image can't be used.");
      if (!final.healthCommand) throw new Error("The image's health is not looked at.");
      run(final.healthCommand, place, { ...final.env, PORT: String(port) });
    } finally {
      await server.stop(30_000);
    }
    const code = await server.exited;
    console.log(`Told to end, it ended with ${code}.`);
    if (code !== 0) throw new Error("It did not end by itself.");
  } finally {
    await postgres.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
