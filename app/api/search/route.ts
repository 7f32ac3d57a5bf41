import { getLocale } from "next-intl/server";
import { currentActor } from "@/lib/auth/current";
import { mayOpen } from "@/lib/authz/pages";
import { readFilters } from "@/lib/cases/lists/address";
import { isLocale } from "@/lib/i18n/locale";
import { foundLines, waitingLines } from "./found";

/** What the palette lists: with words, what they find; without any, what waits on the reader. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !mayOpen("/api/search", actor)) return new Response(null, { status: 404 });
  const spoken = await getLocale();
  const locale = isLocale(spoken) ? spoken : "en";
  const { find } = readFilters(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(
    find ? await foundLines(actor, locale, find) : { waits: await waitingLines(actor, locale) },
    { headers: { "cache-control": "no-store" } },
  );
}
