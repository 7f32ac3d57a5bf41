/**
 * Next calls this once when a server starts: refuse what must not run, then begin the jobs. The imports are inside,
 * since Next compiles this file for a runtime without Node as well.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("./lib/server-start");
    await startServer();
  }
}
