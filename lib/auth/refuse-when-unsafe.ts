import { reasonsNotToStart } from "./production-check";

/** Prints why this installation must not run, and ends the process with 78 ("configuration error"). */
export async function refuseWhenUnsafe(): Promise<void> {
  const reasons = await reasonsNotToStart();
  if (reasons.length === 0) return;
  console.error(["The portal does not start:", ...reasons.map((reason) => `  - ${reason}`)].join("\n"));
  process.exit(78);
}
