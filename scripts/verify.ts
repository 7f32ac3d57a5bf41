import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDb } from "@/lib/db/client";
import { type Witness, verifyChains } from "@/lib/workflow/verify-chain";

const usage = `npm run verify -- chain [--anchor NUMBER:DIGEST]... [--log FILE]...
  checks every event against the chain it stands in. --anchor: as a director's mail of that day says;
  --log: a file of the portal's log, whose lines "chain anchored" are taken.`;

/** Exit code 0: all is as it was written; 1: it is not, and the first row that differs is named. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { anchor: { type: "string", multiple: true }, log: { type: "string", multiple: true } },
  });
  if (positionals[0] !== "chain") {
    console.error(usage);
    return 2;
  }
  const witnesses = [...(values.anchor ?? []).map(fromMail), ...(values.log ?? []).flatMap(fromLog)];
  const { chains, events, anchors, difference } = await verifyChains(witnesses);
  console.log(
    `${events} events in ${chains} chains, ${anchors} anchors, ${witnesses.length} of them compared with what was sent out`,
  );
  console.log(difference ? `chain: broken — ${difference}` : "chain: held");
  return difference ? 1 : 0;
}

function fromMail(text: string): Witness {
  const match = /^(\d+):([0-9a-fA-F]{64})$/.exec(text);
  if (!match) throw new Error(`Not NUMBER:DIGEST: ${text}`);
  return { number: Number(match[1]), digest: match[2] ?? "" };
}

const line = z.object({ anchor: z.number(), digest: z.string(), msg: z.literal("chain anchored") });

function fromLog(file: string): Witness[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((text) => text.includes("chain anchored"))
    .flatMap((text) => {
      const read = line.safeParse(JSON.parse(text));
      return read.success ? [{ number: read.data.anchor, digest: read.data.digest }] : [];
    });
}

void main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  })
  .then(async (code) => {
    await closeDb();
    process.exit(code);
  });
