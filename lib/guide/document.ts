import type { PublishedFees } from "@/lib/fees/published";
import { plainToDate, type PlainDate } from "@/lib/dates";
import type { Locale } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translate";
import type { Block, SheetSpec } from "@/lib/pdf/blocks";
import { stages } from "@/lib/workflow/statuses";
import { feeRows } from "./fee-rows";
import { stageSteps } from "./stage-steps";

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
        aside: [...facts.office],
      },
      paragraph("public.landing.lead"),
      { kind: "heading", text: t("guide.pages.how.title") },
      { kind: "facts", facts: stages.map((stage, index) => stageFact(stage, index, t)) },
      { kind: "heading", text: t("guide.fees.title") },
      paragraph("guide.fees.lead"),
      ...(facts.fees.length > 0 ? [feeTable(facts.fees, t, locale)] : []),
      paragraph("guide.fees.cap"),
      paragraph("guide.fees.reducedBody"),
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
      { kind: "facts", facts: [{ term: t("guide.contact.caseTitle"), fact: facts.reach.join("\n") }] },
      paragraph("guide.contact.case"),
      { kind: "paragraph", tone: "quiet", text: t("guide.brochure.website") },
      { kind: "link", text: facts.site.address, href: facts.site.href },
    ],
  };
}

function stageFact(stage: (typeof stages)[number], index: number, t: Translator) {
  return {
    term: `${index + 1}  ${t(`ui.stages.${stage}`)}\n${t(`public.landing.stages.${stage}.who`)}`,
    fact: [
      ...stageSteps[stage].map((step) => t(`guide.how.${step}`)),
      t(`guide.how.stages.${stage}.span`),
    ].join("\n"),
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
