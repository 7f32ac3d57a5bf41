import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { makeTemporaryFolder } from "@/prisma/postgres-binaries";
import { endBySignal } from "./end-by-signal";
import { answersHealth } from "./image/answers";
import { makeImage } from "./image/make";

/**
 * What the Dockerfile says, done without Docker; then the last stage's command is started with production's settings over
 * an empty database, until its health page answers. `npm test` does the same with the packages that are installed, as
 * `-- --installed` does here; without it this installs them anew.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { installed: { type: "boolean", default: false } } });
  const began = Date.now();
  const folder = makeTemporaryFolder("portal-image-");
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  endBySignal();
  const image = makeImage(folder, values.installed);
  console.log(`The image is made, after ${Math.round((Date.now() - began) / 1000)} s.`);
  await answersHealth(image);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
