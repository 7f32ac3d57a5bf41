import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, closeSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/scripts/child";
import { freePort } from "@/scripts/free-port";
import { originAt } from "@/scripts/throwaway-portal";
import { median } from "./load";
import { type Figure, figure } from "./report";

const starts = 5;
/** Milliseconds between two looks whether it answers yet. */
const look = 10;

/** What an installation that may run is given, over the database of this run. */
const production = {
  PORTAL_ENV: "production",
  PORTAL_ORIGIN: "https://portal.example.org",
  TRUSTED_PROXY_HOPS: "1",
};

/** From the moment `npm start` is asked for to the first page that is answered, with a warm disk; the middle of a few. */
export async function coldStartFigures(results: string): Promise<Figure[]> {
  const seconds: number[] = [];
  for (let start = 0; start <= starts; start += 1) {
    const took = await startOnce(join(results, "bench-start.log"));
    // The first one warms the disk.
    if (start > 0) seconds.push(took);
  }
  return [
    figure("cold start of npm start, to the first page", median(seconds), "s", { atMost: 2 }),
    figure("cold start: the slowest of them", Math.max(...seconds), "s"),
  ];
}

async function startOnce(logFile: string): Promise<number> {
  const port = await freePort();
  const origin = originAt(port);
  const log = openSync(logFile, "a");
  const begun = performance.now();
  const server = spawn("npm", ["start", "--", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: projectRoot,
    env: { ...process.env, ...production, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", log, log],
    // A group of its own, so that all that npm starts ends with it.
    detached: true,
  });
  closeSync(log);
  const ended = once(server, "exit");
  try {
    for (;;) {
      if (server.exitCode !== null)
        throw new Error(`npm start ended with ${server.exitCode}: see ${logFile}`);
      const answer = await fetch(`${origin}/sign-in`).catch(() => null);
      if (answer?.ok && (await answer.text()).includes("</form>")) return (performance.now() - begun) / 1_000;
      if (performance.now() - begun > 60_000) throw new Error(`No page in a minute: see ${logFile}`);
      await new Promise((resolve) => setTimeout(resolve, look));
    }
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid, "SIGTERM");
    await ended;
  }
}
