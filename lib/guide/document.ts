import type { PublishedFees } from "@/lib/fees/published";
import { plainToDate, type PlainDate } from "@/lib/dates";
import type { Locale } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translate";
import type { Block, SheetSpec } from "@/lib/pdf/blocks";
import { stages, type Stage } from "@/lib/workflow/statuses";
import { feeRows } from "./fee-rows";

export type BrochureFacts = {
  fees: readonly PublishedFees[];
  /** The day it was made. */
  day: PlainDate;
  /** Where the portal is, as a reader types it. */
  site: { address: string; href: string };
  office: readonly string[];
  /** How to reach Justice in Motion, one line each. */
  reach: readonly string[];
};

/** On which side of the border the work is. */
const heights = {
  review: "north",
  agreement: "border",
  assignment: "south",
  payment: "border",
  evaluation: "north",
} as const satisfies Record<Stage, "north" | "border" | "south">;

/** The public pages on paper: their own words, and the fees of the day. */
export function brochureSheet(facts: BrochureFacts, t: Translator, locale: Locale): SheetSpec {
  const paragraph = (key: string): Block => ({ kind: "paragraph", text: t(key) });
  return {
    title: t("public.landing.title"),
    language: locale,
    footer: t("guide.brochure.footer"),
    date: plainToDate(facts.day),
    blocks: [
      {
        kind: "title",
        text: `${t("public.landing.headline1")}\n${t("public.landing.headline2")}`,
        under: t("guide.brochure.under"),
      },
      paragraph("public.landing.lead"),
      { kind: "heading", text: t("guide.pages.how.title") },
      {
        kind: "route",
        sides: [t("public.landing.north"), t("public.landing.south")],
        stops: stages.map((stage) => ({
          height: heights[stage],
          title: t(`ui.stages.${stage}`),
          under: t(`public.landing.stages.${stage}.who`),
          text: t(`public.landing.stages.${stage}.what`),
        })),
      },
      { kind: "heading", text: t("guide.how.long") },
      {
        kind: "facts",
        facts: stages.map((stage) => ({
          term: t(`ui.stages.${stage}`),
          fact: t(`guide.how.stages.${stage}.span`),
        })),
      },
      { kind: "page" },
      { kind: "heading", text: t("guide.fees.title") },
      paragraph("guide.fees.lead"),
      ...(facts.fees.length > 0 ? [feeTable(facts.fees, t, locale)] : []),
      {
        kind: "facts",
        facts: [
          ["capTitle", "cap"],
          ["expensesTitle", "expensesBody"],
          ["reducedTitle", "reducedBody"],
          ["whenTitle", "whenBody"],
          ["paidTitle", "paidBody"],
        ].map(([term, fact]) => ({ term: t(`guide.fees.${term}`), fact: t(`guide.fees.${fact}`) })),
      },
      { kind: "heading", text: t("guide.language.title") },
      paragraph("guide.language.lead"),
      {
        kind: "facts",
        facts: ["spanish", "bilingual", "interpreter"].map((way) => ({
          term: t(`guide.language.${way}`),
          fact: t(`guide.language.${way}Body`),
        })),
      },
      { kind: "heading", text: t("guide.contact.title") },
      {
        kind: "facts",
        facts: [
          { term: t("guide.contact.caseTitle"), fact: facts.reach.join("\n") },
          { term: t("guide.contact.postTitle"), fact: facts.office.join("\n") },
        ],
      },
      paragraph("guide.contact.case"),
      { kind: "paragraph", tone: "quiet", text: t("guide.brochure.website") },
      { kind: "link", text: facts.site.address, href: facts.site.href },
    ],
  };
}

/** Currencies side by side, as on the page. */
function feeTable(fees: readonly PublishedFees[], t: Translator, locale: Locale): Block {
  const share = 0.2;
  return {
    kind: "table",
    columns: [
      { head: t("guide.fees.what"), share: 1 - share * fees.length },
      ...fees.map(({ currency }) => ({ head: currency, share, right: true as const })),
    ],
    rows: feeRows(fees, locale).map(({ key, cells }) => ({
      kind: "row",
      cells: [t(`guide.fees.${key}`), ...cells],
    })),
  };
}
