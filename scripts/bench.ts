import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { coldStartFigures } from "@/tests/bench/cold-start";
import { type Ground, layGround } from "@/tests/bench/ground";
import { listFigures } from "@/tests/bench/lists";
import { memoryFigures } from "@/tests/bench/memory";
import { noticeFigures } from "@/tests/bench/notices";
import { pageFigures } from "@/tests/bench/pages";
import { type Figure, table } from "@/tests/bench/report";
import { signInFigures } from "@/tests/bench/sign-ins";
import { projectRoot } from "./child";

const connections = 16;
const results = join(projectRoot, "test-results");

type Part = (ground: Ground, seconds: number, rounds: number) => Promise<Figure[]>;

/** In this order: what begins without a server first, and what runs commands last. */
const parts: Record<string, Part> = {
  start: () => coldStartFigures(results),
  memory: (ground) => memoryFigures(ground, connections),
  "sign-in": (ground, seconds, rounds) => signInFigures(ground, connections, seconds, rounds),
  pages: pageFigures,
  lists: listFigures,
  notices: ({ scene, smtpPort }) => noticeFigures(scene.world, smtpPort, results),
};

/**
 * `npm run bench [-- --seconds 2 --rounds 4 --only WORD]`: what the hottest pages and one form cost beside an empty
 * signed-in page, lists with 2,000 and with 1,000,000 cases, sign-in, 500 notices, a cold start, and what a server holds
 * after 10,000 requests; or the parts alone whose name holds the word. A goal that is missed is printed, and fails
 * nothing: a figure depends on the machine.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: "string" }, rounds: { type: "string" }, only: { type: "string" } },
  });
  const asked = Object.entries(parts).filter(([name]) => name.includes(values.only ?? ""));
  if (asked.length === 0)
    throw new Error(`No part is called ${values.only}: ${Object.keys(parts).join(", ")}.`);
  mkdirSync(results, { recursive: true });
  const ground = await layGround(results, connections);
  try {
    const figures: Figure[] = [];
    for (const [name, part] of asked) {
      const begun = performance.now();
      figures.push(...(await part(ground, Number(values.seconds ?? 2), Number(values.rounds ?? 4))));
      console.log(`${name}: ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
    }
    writeFileSync(join(results, "bench.json"), `${JSON.stringify(figures, null, 2)}\n`);
    console.log(`\n${table(figures)}`);
  } finally {
    await ground.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
