import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { inData } from "./demo-data";

const file = inData("demo.pid");

/** Two demos on the same data would end each other's database. Throws when one is running. */
export function claimDemo(): void {
  const other = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (other && isRunning(other)) {
    throw new Error(
      `A demo of this project is running already (process ${other}). End it with Ctrl-C in its terminal.`,
    );
  }
  writeFileSync(file, String(process.pid));
}

/** Only our own claim: a second demo that was refused must not free the first one's. */
export function releaseDemo(): void {
  if (existsSync(file) && Number(readFileSync(file, "utf8")) === process.pid) rmSync(file);
}

/** Whether the process lives and is a demo: after a crash its number may have gone to another program. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self/cmdline") || readFileSync(command, "utf8").includes("demo.ts");
}
