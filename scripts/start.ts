import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, runToEnd, toolPath } from "./child";

/**
 * `npm start [-- options of next start]`: the built server. It refuses by itself, with the reasons, what must not run
 * (instrumentation.ts), before it answers anything; where nothing is built yet, they are said here.
 */
async function main(): Promise<void> {
  if (!existsSync(join(projectRoot, ".next", "BUILD_ID"))) {
    // Loaded here alone: it takes longer than all else that a start does.
    const { refuseWhenUnsafe } = await import("@/lib/auth/refuse-when-unsafe");
    await refuseWhenUnsafe();
  }
  const args = [toolPath("next", "dist", "bin", "next"), "start", ...process.argv.slice(2)];
  process.exit(await runToEnd(args, { NODE_ENV: "production" }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
