import { refuseWhenUnsafe } from "@/lib/server-start";
import { runToEnd, toolPath } from "./child";

/** `npm start [-- options of next start]`: the built server. Refuses, with the reasons, what must not run. */
async function main(): Promise<void> {
  await refuseWhenUnsafe();
  const args = [toolPath("next", "dist", "bin", "next"), "start", ...process.argv.slice(2)];
  process.exit(await runToEnd(args, { NODE_ENV: "production" }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
