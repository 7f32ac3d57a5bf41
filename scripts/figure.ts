import { parseArgs } from "node:util";
import { closeDb } from "@/lib/db/client";
import { endBySignal } from "./end-by-signal";
import type { Figure, Scale } from "@/tests/figures/figure";

/** The proofs there are, each in a file of its own that is loaded when it is asked for. */
const figures: Record<string, () => Promise<Figure>> = {
  access: async () => (await import("@/tests/figures/access")).access,
  crash: async () => (await import("@/tests/figures/crash")).crash,
  mail: async () => (await import("@/tests/figures/mail")).mail,
  restore: async () => (await import("@/tests/figures/restore")).restore,
  signin: async () => (await import("@/tests/figures/signin")).signin,
};

const usage = `npm run figure -- ${Object.keys(figures).join(" | ")} [--events N] [--kills N] [--only COMMAND,…] [--small]`;

/** `npm run figure -- NAME`: one proof at full size, or a smaller run of it. Ends with "NAME: held" or "NAME: broken — what", and exits accordingly. */
async function main(): Promise<void> {
  endBySignal();
  const { name, scale } = asked();
  const load = Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (!load) throw new Error(`Usage: ${usage}`);
  const figure = await load();
  console.log(`${name}: ${figure.shows}`);
  const broken = await figure.run((line) => console.log(`  ${line}`), scale).finally(closeDb);
  console.log(broken.length === 0 ? `${name}: held` : `${name}: broken — ${broken.join("; ")}`);
  process.exit(broken.length === 0 ? 0 : 1);
}

function asked(): { name: string; scale: Scale } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      events: { type: "string" },
      kills: { type: "string" },
      only: { type: "string" },
      small: { type: "boolean" },
    },
  });
  const [name = ""] = positionals;
  const { events, kills, only, small } = values;
  return {
    name,
    scale: {
      ...(events ? { events: count(events) } : {}),
      ...(kills ? { kills: count(kills) } : {}),
      ...(only ? { only: only.split(",") } : {}),
      ...(small ? { small } : {}),
    },
  };
}

function count(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`No number of events or kills: ${text}`);
  return Number(text);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
