import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { projectRoot } from "../child";
import { readDockerfile, type Stage } from "./dockerfile";
import { copyLinked } from "./linked-copy";

export type MadeImage = {
  /** The last stage: its command, its settings, what tells whether it can be used. */
  stage: Stage;
  /** Its working folder, on this machine. */
  place: string;
};

/**
 * What the Dockerfile says, done without Docker: each stage is a clean folder below `folder`, and its steps are run as they
 * stand there. Who owns a file is passed over: of users there is one.
 *
 * @param installed take the packages that this clone has installed by the same lock file, instead of installing them anew,
 *   which costs a minute and the network
 * @throws Error with what a step printed, when it did not go through
 */
export function makeImage(folder: string, installed: boolean): MadeImage {
  const stages = readDockerfile(readFileSync(join(projectRoot, "Dockerfile"), "utf8"));
  for (const stage of stages) make(stage, stages, folder, installed);
  const stage = stages.at(-1);
  if (!stage) throw new Error("The Dockerfile has no stage.");
  return { stage, place: placeOf(stage, folder) };
}

const rootOf = (stage: Stage, folder: string) => join(folder, stage.name || "final");
const placeOf = (stage: Stage, folder: string) => join(rootOf(stage, folder), stage.folder);

function make(stage: Stage, stages: readonly Stage[], folder: string, installed: boolean): void {
  const place = placeOf(stage, folder);
  mkdirSync(dirname(place), { recursive: true });
  const parent = stages.find(({ name }) => name === stage.base);
  if (!parent) mkdirSync(place);
  // A stage that only this one begins with need not stay beside it.
  else if (isUsedAgain(parent, stages.slice(stages.indexOf(stage))))
    copyLinked(placeOf(parent, folder), place);
  else renameSync(placeOf(parent, folder), place);
  for (const step of stage.steps) {
    if (step.do === "copy") {
      const source = stages.find(({ name }) => name === step.from);
      if (step.from && !source) throw new Error(`No stage ${step.from}`);
      for (const path of step.sources) {
        if (source) copyWithin(join(rootOf(source, folder), path), rootOf(stage, folder), place, step.to);
        else copyContext(path, place);
      }
    } else if (installed && step.command.startsWith("npm ci ")) {
      console.log(`  as installed, instead of: ${step.command}`);
      copyLinked(join(projectRoot, "node_modules"), join(place, "node_modules"));
    } else run(step.command, place, stage.env);
  }
}

/** Whether more than the first of these stages begins with it, or one takes something from it. */
function isUsedAgain({ name }: Stage, [first, ...rest]: readonly Stage[]): boolean {
  const takes = (stage: Stage) => stage.steps.some((step) => step.do === "copy" && step.from === name);
  return rest.some((stage) => stage.base === name || takes(stage)) || (first !== undefined && takes(first));
}

/** @param root what an absolute `to` begins at; another one begins at `place` */
function copyWithin(from: string, root: string, place: string, to: string): void {
  if (!existsSync(from)) throw new Error(`${from} was not made by an earlier stage.`);
  const target = to.startsWith("/") ? join(root, to) : join(place, to);
  if (statSync(from).isDirectory()) copyLinked(from, target);
  else cpSync(from, to.endsWith("/") ? join(target, basename(from)) : target);
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

/** Runs a command of the image in its folder. @throws Error with all that it printed, when it fails */
export function run(command: string, place: string, env: Record<string, string>): void {
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
