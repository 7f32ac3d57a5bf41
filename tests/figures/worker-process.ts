import { rmSync } from "node:fs";
import { join } from "node:path";
import { startChild, type Child } from "@/scripts/child";

/** `npm run worker` as a process of its own, in this process's settings. @param folder where it writes its log */
export function startWorkerProcess(folder: string): Child {
  const logFile = join(folder, "worker.log");
  rmSync(logFile, { force: true });
  return startChild({ name: "The worker", args: ["--import", "tsx", "scripts/worker.ts"], logFile });
}
