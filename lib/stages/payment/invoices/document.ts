import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translate";
import type { Block, Row, SheetSpec } from "@/lib/pdf/blocks";
import { plainToDate } from "@/lib/dates";
import type { InvoiceRecord } from "./record";
import { billSections, office, payWords } from "./wording";

/** An issued invoice as a document: the same lines and sums as on its page. */
export function invoiceSheet(record: InvoiceRecord, t: Translator, locale: Locale): SheetSpec {
  const number = record.number ?? "";
  const dated = (day: string | null) => (day ? formatDate(locale, day, "medium") : "");
  const rows = billSections(record, t, locale).flatMap(({ title, rows: lines }): Row[] => [
    { kind: "section", text: title },
    ...lines.map(({ day, text, small, quantity, amount }): Row => ({
      kind: "row",
      cells: [day, small ? { text, note: small } : text, quantity, amount],
    })),
  ]);
  return {
    title: t("payment.bill.numbered", { number }),
    language: locale,
    footer: `${t("payment.bill.numbered", { number })} · ${record.code}`,
    date: record.issuedOn ? plainToDate(record.issuedOn) : record.createdAt,
    blocks: [
      { kind: "title", text: t("payment.bill.title"), under: number, aside: [...office] },
      {
        kind: "facts",
        across: true,
        facts: [
          {
            term: t("payment.bill.to"),
            fact: [record.organization, record.counsel, record.billingAddress || record.city].join("\n"),
          },
          { term: t("payment.bill.case"), fact: record.code },
          { term: t("payment.bill.issued"), fact: dated(record.issuedOn) },
          { term: t("payment.bill.due"), fact: dated(record.dueOn) },
        ],
      },
      {
        kind: "table",
        columns: [
          { head: t("payment.bill.date"), share: 0.12 },
          { head: t("payment.bill.description"), share: 0.56 },
          { head: t("payment.bill.quantity"), share: 0.14, right: true },
          { head: record.currency, share: 0.18, right: true },
        ],
        rows: [
          ...rows,
          {
            kind: "total",
            cells: [
              t("payment.bill.total"),
              "",
              "",
              formatMoney(locale, record.totalMinor, record.currency, "bare"),
            ],
          },
        ],
      },
      ...payWords(record, t).map((text): Block => ({ kind: "paragraph", tone: "quiet", text })),
    ],
  };
}
