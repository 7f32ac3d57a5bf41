import { getLocale } from "next-intl/server";
import { actorMeanwhile, currentActor } from "@/lib/auth/current";
import { mayOpen } from "@/lib/authz/pages";
import { addressOf, readFilters } from "@/lib/cases/lists/address";
import { isRecent } from "@/lib/authz/proof";
import { listAsCsv } from "@/lib/cases/lists/csv";
import { now } from "@/lib/clock";
import { officeToday } from "@/lib/calendar";
import { isLocale } from "@/lib/i18n/locale";

/**
 * What the list shows, as a file. A file leaves the portal and opens for whoever has it: who it is was confirmed a
 * moment before, else it is asked on the page that leads here.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !mayOpen("/cases/list.csv", actor)) return new Response(null, { status: 404 });
  const filters = readFilters(Object.fromEntries(new URL(request.url).searchParams));
  if (!isRecent(actor.provenAt, now()))
    return new Response(null, { status: 303, headers: { location: addressOf("/cases/export", filters) } });
  const spoken = await getLocale();
  const name = `cases-${officeToday(now())}.csv`;
  return new Response(listAsCsv(await actorMeanwhile(), filters, isLocale(spoken) ? spoken : "en"), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
