import { getLocale } from "next-intl/server";
import { now } from "@/lib/clock";
import { officeToday } from "@/lib/calendar";
import { env } from "@/lib/env";
import { publishedFees } from "@/lib/fees/published";
import { brochureSheet } from "@/lib/guide/document";
import { addressIn } from "@/lib/i18n/addresses";
import { translator } from "@/lib/i18n/translate";
import { renderSheet } from "@/lib/pdf/sheet";
import { fileResponse } from "@/lib/web/file-response";
import { office } from "../office";

/** The public pages as a PDF in the language of its address, with the fees of today. */
export async function GET(): Promise<Response> {
  const [locale, fees] = await Promise.all([getLocale(), publishedFees()]);
  const t = translator(locale);
  const href = `${env().PORTAL_ORIGIN}${addressIn(locale, "/")}`;
  const facts = {
    fees,
    day: officeToday(now()),
    site: { address: href.replace(/^https?:\/\//, ""), href },
    office: [office.name, office.street, `${office.city}, ${office.region} ${office.postalCode}`],
    reach: [office.forCases, office.telephone],
  };
  const bytes = await renderSheet(brochureSheet(facts, t, locale));
  const file = { name: `justice-in-motion-${locale}.pdf`, kind: "application/pdf", bytes };
  return fileResponse(file, "inline", "public, max-age=3600");
}
