import type { Child } from "./child";

/**
 * Resolves when the server answers at all (an unhealthy one says so on its health page). Throws when its process
 * ends first, or after `patience` milliseconds.
 */
export async function waitForServer(address: string, server: Child, patience = 120_000): Promise<void> {
  const gone = server.exited.then((code) => `${server.name} ended with ${code} before it answered.`);
  for (const end = Date.now() + patience; Date.now() < end;) {
    const answer = fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) }).then(
      () => null,
      () => new Promise<undefined>((resolve) => setTimeout(resolve, 100)),
    );
    const outcome = await Promise.race([answer, gone]);
    if (outcome === null) return;
    if (outcome) throw new Error(outcome);
  }
  throw new Error(`${server.name} did not answer at ${address} within ${patience / 1000} s.`);
}
