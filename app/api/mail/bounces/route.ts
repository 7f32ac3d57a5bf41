import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { takeReport } from "@/lib/outbox/incoming";

/** A report gives back a mail of ours at most, and ours are small. */
const largest = 2_000_000;

/**
 * Where a mail server or a provider hands over what comes to the address for bounces: the whole message as the body, and
 * the token of MAIL_BOUNCE_TOKEN. Without that setting, or with another token, there is nothing here.
 */
export async function POST(request: Request): Promise<Response> {
  const token = env().MAIL_BOUNCE_TOKEN;
  const given = request.headers.get("authorization") ?? "";
  if (!token || !same(given, `Bearer ${token}`)) return new Response(null, { status: 404 });
  if (Number(request.headers.get("content-length") ?? 0) > largest)
    return new Response(null, { status: 413 });
  const raw = Buffer.from(await request.arrayBuffer());
  if (raw.length > largest) return new Response(null, { status: 413 });
  // Whatever it was, it was taken: a server that is told otherwise hands it over again for days.
  await takeReport(raw);
  return new Response(null, { status: 204 });
}

/** In the same time, wherever they differ. */
function same(a: string, b: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
