import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/scripts/free-port";
import { projectRoot, toolPath } from "@/scripts/child";

export type SecondServer = {
  origin: string;
  process: ChildProcess;
  /** What it wrote so far: a line of JSON for each request, and Next's own words. */
  output(): string;
  /** The exit code; null when a signal ended it. */
  ended: Promise<number | null>;
};

/**
 * Another server over the database of this run, as a process of its own that a test may do what it likes with. It has no
 * worker unless asked for one, since jobs of other tests would be in its hands when it is killed; what such a worker
 * mails leads to the run's own server.
 */
export async function startSecondServer(settings: Record<string, string> = {}): Promise<SecondServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = [toolPath("next", "dist", "bin", "next"), "start", "-H", "127.0.0.1", "-p", String(port)];
  const server = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: {
      ...process.env,
      WORKER_IN_SERVER: "false",
      NODE_ENV: "production",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(server, "exit").then(([code]) => code as number | null);
  for (;;) {
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.ok) break;
    if (server.exitCode !== null) throw new Error(`The second server ended:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { origin, process: server, output: () => output, ended };
}
