import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Child } from "@/scripts/child";
import { projectRoot } from "@/scripts/child";
import { freePort } from "@/scripts/free-port";
import { originAt, startServer } from "@/scripts/throwaway-portal";
import type { Ground } from "./ground";
import { type Load, openLoad } from "./load";
import { type Figure, figure } from "./report";
import type { Scene } from "./scene";

/** Until the engine has compiled what it will, and the caches that fill up are full. */
const before = 2_000;
const requests = 10_000;
const log = "bench-memory.log";

/** Bytes. */
type Held = { heap: number; process: number };

/**
 * What one server process holds before and after 10,000 requests for the pages that people open most: what lives after
 * garbage is collected, and all that the system has given the process.
 */
export async function memoryFigures({ scene }: Ground, connections: number): Promise<Figure[]> {
  const port = await freePort();
  const origin = originAt(port);
  const inspected = ["--inspect=127.0.0.1:0"];
  const server = await startServer(port, log, { PORTAL_ORIGIN: origin }, inspected);
  const load = openLoad(origin, connections);
  try {
    await ask(load, scene, before, connections);
    const first = await heldBy(server);
    console.log(`Memory: ${requests} requests`);
    await ask(load, scene, requests, connections);
    const last = await heldBy(server);
    const megabytes = (bytes: number) => bytes / 1_048_576;
    const flat = (a: number, b: number) => Math.abs(b / a - 1) * 100;
    return [
      figure("memory of the server", megabytes(first.process), "MiB"),
      figure("memory that lives in it", megabytes(first.heap), "MiB"),
      figure(`memory after ${requests} requests: change`, flat(first.process, last.process), "%", {
        atMost: 10,
      }),
      figure(`memory that lives after them: change`, flat(first.heap, last.heap), "%", { atMost: 10 }),
    ];
  } finally {
    load.close();
    await server.stop();
  }
}

async function ask(load: Load, scene: Scene, count: number, connections: number): Promise<void> {
  const pages = [scene.list, scene.casePage, scene.empty, scene.dashboard];
  let asked = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (asked < count) {
        asked += 1;
        await load.once((pages[asked % pages.length] ?? scene.list)());
      }
    }),
  );
}

/** Asked of the engine's own inspector, from outside: the server does nothing for it. */
async function heldBy(server: Child): Promise<Held> {
  const [address] = /ws:\/\/\S+/.exec(readFileSync(join(projectRoot, "test-results", log), "utf8")) ?? [];
  if (!address) throw new Error("The server tells no address of its inspector.");
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", reject, { once: true });
  });
  let last = 0;
  const tell = (method: string, params: object = {}) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const id = (last += 1);
      const hear = ({ data }: MessageEvent<string>) => {
        const said = JSON.parse(data) as { id?: number; result?: Record<string, unknown>; error?: unknown };
        if (said.id !== id) return;
        socket.removeEventListener("message", hear);
        if (said.result) resolve(said.result);
        else reject(new Error(`${method}: ${JSON.stringify(said.error)}`));
      };
      socket.addEventListener("message", hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  try {
    await tell("HeapProfiler.enable");
    // What the first collection lets go of frees more for the second.
    for (let time = 0; time < 2; time += 1) await tell("HeapProfiler.collectGarbage");
    const { usedSize } = await tell("Runtime.getHeapUsage");
    const [, kilobytes] =
      /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8")) ?? [];
    return { heap: Number(usedSize), process: Number(kilobytes) * 1_024 };
  } finally {
    socket.close();
  }
}
