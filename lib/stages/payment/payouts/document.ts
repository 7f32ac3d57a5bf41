import { officeToday } from "@/lib/calendar";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translate";
import type { Row, SheetSpec } from "@/lib/pdf/blocks";
import { office } from "../invoices/wording";
import type { NewPayoutLine } from "./figures";
import type { PayoutRecord } from "./record";

/** The remittance advice: what was sent, for which work, at which rate. */
export function remittanceSheet(record: PayoutRecord, t: Translator, locale: Locale): SheetSpec {
  const sentAt = record.sentAt ?? new Date(0);
  const sentOn = formatDate(locale, officeToday(sentAt), "medium");
  const { fx } = record;
  return {
    title: `${t("payment.remittance.title")} · ${record.code}`,
    language: locale,
    footer: `${t("payment.remittance.title")} · ${record.code}`,
    date: sentAt,
    blocks: [
      { kind: "title", text: t("payment.remittance.title"), under: record.code, aside: [...office] },
      {
        kind: "facts",
        facts: [
          { term: t("payment.remittance.to"), fact: `${record.defender}\n${record.practice}` },
          { term: t("payment.remittance.report"), fact: String(record.reportNumber) },
          { term: t("payment.remittance.sent"), fact: sentOn },
          { term: t("payment.remittance.reference"), fact: record.bankReference },
          {
            term: t("payment.remittance.amount"),
            fact: formatMoney(locale, record.payMinor, record.payCurrency),
          },
          ...(fx
            ? [
                {
                  term: t("payment.remittance.rate"),
                  fact: t("payment.remittance.rateOf", {
                    rate: fx.rate,
                    foreign: record.payCurrency,
                    base: record.currency,
                    day: formatDate(locale, fx.day, "medium"),
                    source: fx.source,
                  }),
                },
              ]
            : []),
          ...(record.attempt > 1
            ? [{ term: t("payment.remittance.attempt"), fact: String(record.attempt) }]
            : []),
        ],
      },
      {
        kind: "table",
        columns: [
          { head: t("payment.bill.date"), share: 0.12 },
          { head: t("payment.bill.description"), share: 0.42 },
          { head: t("payment.bill.quantity"), share: 0.12, right: true },
          { head: record.currency, share: 0.16, right: true },
          { head: t("payment.remittance.paid", { currency: record.payCurrency }), share: 0.18, right: true },
        ],
        rows: [...rowsOf(record, t, locale), totalOf(record, t, locale)],
      },
      { kind: "paragraph", tone: "quiet", text: t("payment.remittance.confirm") },
    ],
  };
}

function rowsOf(record: PayoutRecord, t: Translator, locale: Locale): Row[] {
  return record.lines.map((line) => ({
    kind: "row",
    cells: [
      formatDate(locale, line.day, "short"),
      lineWords(line, record, t, locale),
      line.minutes === null ? "" : formatMinutes(line.minutes),
      formatMoney(locale, line.amountMinor, record.currency, "bare"),
      formatMoney(locale, line.payMinor, record.payCurrency, "bare"),
    ],
  }));
}

/** The kind of work; of an expense, also what its receipt says, when that is not the contract's currency. */
export function lineWords(
  line: NewPayoutLine,
  { currency }: Pick<PayoutRecord, "currency">,
  t: Translator,
  locale: Locale,
): string {
  const task = t(`assignment.taskKinds.${line.taskKind ?? "other"}`);
  if (line.kind === "work") return task;
  const words = t("payment.bill.expenseFor", { task });
  if (!line.own || line.own.currency === currency) return words;
  return `${words}  ${formatMoney(locale, line.own.minor, line.own.currency)}`;
}

function totalOf(record: PayoutRecord, t: Translator, locale: Locale): Row {
  return {
    kind: "total",
    cells: [
      t("payment.bill.total"),
      "",
      "",
      formatMoney(locale, record.amountMinor, record.currency, "bare"),
      formatMoney(locale, record.payMinor, record.payCurrency, "bare"),
    ],
  };
}
