import { getLocale } from "next-intl/server";
import { actorMeanwhile, currentActor } from "@/lib/auth/current";
import { mayOpen } from "@/lib/authz/pages";
import { isRecent } from "@/lib/authz/proof";
import { officeToday } from "@/lib/calendar";
import { mayFetch } from "@/lib/cases/export/fetching";
import { addressOf, readFilters } from "@/lib/cases/lists/address";
import { listAsCsv } from "@/lib/cases/lists/csv";
import { now } from "@/lib/clock";
import { DomainError } from "@/lib/errors";
import { isLocale } from "@/lib/i18n/locale";
import { requestFacts } from "@/lib/web/request";

/**
 * What the list shows, as a file. A file leaves the portal and opens for whoever has it: it is given under the operation
 * (`export`) that noted it, a moment before and with these very filters, by somebody who confirmed lately who they are.
 * Anything else leads to the page that asks.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor || !mayOpen("/cases/list.csv", actor)) return new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const filters = readFilters(Object.fromEntries(asked));
  const toAsk = () =>
    new Response(null, { status: 303, headers: { location: addressOf("/cases/export", filters) } });
  const operationId = asked.get("export") ?? "";
  if (!/^[\w-]{8,80}$/.test(operationId) || !isRecent(actor.provenAt, now())) return toAsk();
  const context = { actor, now: now(), operationId, request: await requestFacts() };
  const query = new URLSearchParams({ ...filters }).toString();
  try {
    if (!(await mayFetch(context, query))) return toAsk();
  } catch (error) {
    if (error instanceof DomainError) return toAsk();
    throw error;
  }
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
