/**
 * The two commands of a fresh clone start here: `npm run demo` and `npm test`.
 *
 * Plain JavaScript without a dependency, because nothing is installed yet and the Node that runs it may be
 * any from 20 on. It installs what is missing, makes the database client, and hands over to scripts/<task>.ts
 * under the project's own Node (the npm package `node`).
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tasks = { demo: "scripts/demo.ts", test: "scripts/test.ts" };

/** A lock file's packages, or none when the file is missing or torn by an install that was cut short. */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Whether node_modules holds exactly what package-lock.json names. npm writes the list of what it installed
 * to node_modules/.package-lock.json only when an install went through; optional packages of other systems, and
 * what no package asks for any more, are absent there and may be.
 */
function isInstalled() {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  const present = lockedPackages(join(root, "node_modules", ".package-lock.json"));
  if (Object.keys(present).length === 0 || !existsSync(projectNode())) return false;
  return Object.entries(wanted).every(([path, locked]) => {
    if (path === "") return true;
    const found = present[path];
    if (!found) return Boolean(locked.optional || locked.devOptional || locked.extraneous);
    return found.version === locked.version && found.integrity === locked.integrity;
  });
}

function projectNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  return join(root, "node_modules", "node", "bin", name);
}

function install() {
  console.log("Installing packages (npm ci) ...");
  const npm = process.env.npm_execpath;
  const [command, prefix] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const result = spawnSync(command, [...prefix, "ci", "--no-audit", "--no-fund", "--include=dev"], {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_ENV: "development",
      // Prisma's install script would otherwise fetch an engine that this project does not use.
      PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
      PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
    },
  });
  if (result.status !== 0) {
    console.error("npm ci did not go through. Its message is above; nothing was started.");
    process.exit(result.status ?? 1);
  }
  if (!existsSync(projectNode())) {
    console.error(
      "npm ci left no Node in node_modules/node. Are install scripts switched off (ignore-scripts)?",
    );
    process.exit(1);
  }
}

/** Runs a script under the project's Node and resolves with its exit code; signals are passed on. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(projectNode(), args, {
      cwd: root,
      // The fourth channel closes when this process is gone, however it went: then the task ends too.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}` },
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

const [task, ...args] = process.argv.slice(2);
const script = tasks[task];
if (!script) {
  console.error(`Usage: node scripts/bootstrap.mjs ${Object.keys(tasks).join("|")}`);
  process.exit(2);
}
if (!isInstalled()) install();
const generated = await run(["scripts/generate.mjs"]);
if (generated !== 0) process.exit(generated);
process.exit(await run(["--import", "tsx", script, ...args]));
