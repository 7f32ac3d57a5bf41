import { closeDb } from "@/lib/db/client";
import type { Figure } from "@/tests/figures/figure";

/** The proofs there are, each in a file of its own that is loaded when it is asked for. */
const figures: Record<string, () => Promise<Figure>> = {
  access: async () => (await import("@/tests/figures/access")).access,
  signin: async () => (await import("@/tests/figures/signin")).signin,
};

/** `npm run figure -- NAME`: one proof at full size. Ends with "NAME: held" or "NAME: broken — what", and exits accordingly. */
async function main(): Promise<void> {
  const [name = ""] = process.argv.slice(2);
  const load = Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (!load) throw new Error(`Usage: npm run figure -- ${Object.keys(figures).join(" | ")}`);
  const figure = await load();
  console.log(`${name}: ${figure.shows}`);
  const broken = await figure.run((line) => console.log(`  ${line}`)).finally(closeDb);
  console.log(broken.length === 0 ? `${name}: held` : `${name}: broken — ${broken.join("; ")}`);
  process.exit(broken.length === 0 ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
