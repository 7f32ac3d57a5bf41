import type { Instrumentation } from "next";

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

/** A page or route that failed: one line, by the code that its reader is shown and by the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { tellOfFailure } = await import("./lib/web/request-failure");
    tellOfFailure(error, request.headers["x-request-id"], context.routePath);
  }
};
