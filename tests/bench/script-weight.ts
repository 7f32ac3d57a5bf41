import { gzipSync } from "node:zlib";

/** A script that a browser loads for a page: named in a tag, or in what Next writes into the page for itself. */
const script = /\/_next\/static\/[^"'\\\s<>]+\.js/g;
/** Only browsers without modules load these. */
const old = /<script[^>]*\bnomodule\b[^>]*>/gi;

/** Bytes of script, gzipped each for itself as a proxy would, that a visit with an empty cache transfers for this page. */
export async function scriptWeight(origin: string, path: string, cookie: string): Promise<number> {
  const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  const html = (await answer.text()).replace(old, "");
  const addresses = [...new Set(html.match(script) ?? [])];
  if (addresses.length === 0) throw new Error(`${path} names no script`);
  const weights = await Promise.all(
    addresses.map(async (address) => {
      const file = await fetch(`${origin}${address}`);
      if (file.status !== 200) throw new Error(`${address} answered ${file.status}`);
      return gzipSync(Buffer.from(await file.arrayBuffer())).length;
    }),
  );
  return weights.reduce((sum, weight) => sum + weight, 0);
}
