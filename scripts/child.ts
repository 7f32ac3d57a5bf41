import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const projectRoot = join(import.meta.dirname, "..");

export type Child = {
  name: string;
  /** Undefined: it did not start. */
  pid: number | undefined;
  /** Resolves with the exit code, however the process ended. */
  exited: Promise<number>;
  /** What Ctrl-C in a terminal would send. */
  interrupt(): void;
  /** Asks the process to end, insists after `patience` milliseconds, and waits until it is gone. */
  stop(patience?: number): Promise<void>;
  /** As a crash: the process and what it started end at once (SIGKILL); resolves when it is gone. */
  kill(): Promise<void>;
};

export type ChildOptions = {
  name: string;
  /** Arguments for the project's Node. */
  args: string[];
  env?: Record<string, string>;
  /** Without it, the project's own folder. */
  cwd?: string;
  /** Where its output goes; without it, to ours. */
  logFile?: string;
};

/**
 * Starts a script under this Node in a process group of its own, so that Ctrl-C reaches us first and we end our
 * processes in order. Whatever it started in turn ends with it.
 */
export function startChild({ name, args, env, cwd = projectRoot, logFile }: ChildOptions): Child {
  const log = logFile ? openSync(logFile, "a", 0o600) : "inherit";
  const child = spawn(process.execPath, args, {
    cwd,
    env: { NEXT_TELEMETRY_DISABLED: "1", ...process.env, ...env },
    stdio: ["ignore", log, log],
    detached: true,
  });
  if (typeof log === "number") closeSync(log);
  const end = (signal: NodeJS.Signals) => signalGroup(child, signal);
  const onExit = () => end("SIGKILL");
  process.once("exit", onExit);
  const exited = new Promise<number>((resolve) => {
    child.once("error", (error) => {
      if (logFile) appendFileSync(logFile, `${String(error)}\n`);
      resolve(1);
    });
    child.once("exit", (code) => {
      end("SIGKILL");
      process.off("exit", onExit);
      resolve(code ?? 1);
    });
  });
  return {
    name,
    pid: child.pid,
    exited,
    interrupt: () => end("SIGINT"),
    async stop(patience = 10_000) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      end("SIGTERM");
      const insist = setTimeout(() => end("SIGKILL"), patience);
      await exited;
      clearTimeout(insist);
    },
    async kill() {
      end("SIGKILL");
      await exited;
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone.
  }
}

/**
 * Runs a script under this Node to its end, with our terminal; resolves with its exit code. When we are told to end, the
 * script is told by SIGINT, at which test runners clean up, and then we end by ourselves.
 */
export async function runToEnd(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = startChild({ name: args[0] ?? "node", args, env });
  const pass = () => child.interrupt();
  for (const signal of endSignals) process.on(signal, pass);
  const code = await child.exited;
  for (const signal of endSignals) process.off(signal, pass);
  return code;
}

export const endSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The end of a log, for a message about a process that failed. */
export function lastLines(logFile: string, count = 20): string {
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

/** The path of a command that an npm package brings. */
export const toolPath = (...path: string[]) => join(projectRoot, "node_modules", ...path);
