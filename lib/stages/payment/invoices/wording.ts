import { formatDate, formatMinutes, formatMoney, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translate";
import type { NewInvoiceLine } from "./figures";
import type { InvoiceRecord } from "./record";

/** The sender's address, as it may be stated. */
export const office = ["Justice in Motion", "PO Box 160128", "Brooklyn, NY 11216", "United States"] as const;

/** The number does not break behind its area code. */
const contact = { mail: "info@justiceinmotion.org", phone: "(646)\u00a0351-1160" };

/** How an issued invoice is paid, and whom to ask: a paragraph each, on its page and in its PDF. */
export function payWords({ number, bankDetails }: InvoiceRecord, t: Translator): string[] {
  if (number === null) return [t("payment.bill.draftNote")];
  const [payee, ...address] = office;
  return [
    t("payment.bill.byCheck", { payee, address: address.join(", "), number }),
    bankDetails
      ? `${t("payment.bill.byWire", { number })}\n${bankDetails}`
      : t("payment.bill.askForWire", { ...contact, number }),
    t("payment.bill.inParts"),
    t("payment.bill.questions", contact),
  ];
}

export type BillRow = {
  key: string;
  day: string;
  text: string;
  small: string;
  quantity: string;
  amount: string;
};
export type BillSection = { key: string; title: string; rows: BillRow[] };

/** The lines of an invoice in words and figures: the page and the PDF are both made of these. */
export function billSections(record: InvoiceRecord, t: Translator, locale: Locale): BillSection[] {
  const of = (...kinds: NewInvoiceLine["kind"][]) => record.lines.filter(({ kind }) => kinds.includes(kind));
  const work = of("work");
  const rate = work[0]?.rateMinor ?? 0;
  const sections = [
    {
      key: "work",
      title: t("payment.bill.work", { rate: formatMoney(locale, rate, record.currency) }),
      lines: work,
    },
    { key: "expense", title: t("payment.bill.expenses"), lines: of("expense") },
    { key: "fee", title: t("payment.bill.facilitation"), lines: of("fee", "waiver") },
  ];
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ key, title, lines }) => ({
      key,
      title,
      rows: lines.map((line) => ({
        key: String(line.position),
        day: line.day ? formatDate(locale, line.day, "short") : "",
        text: textOf(line, record, t, locale),
        small: ownWords(line, t, locale),
        quantity: line.minutes === null ? "" : formatMinutes(line.minutes),
        amount: formatMoney(locale, line.amountMinor, record.currency, "bare"),
      })),
    }));
}

function textOf(line: NewInvoiceLine, record: InvoiceRecord, t: Translator, locale: Locale): string {
  if (line.kind === "fee") return t("payment.bill.fee");
  if (line.kind === "waiver") {
    return t("payment.bill.waiver", {
      percent: formatNumber(locale, record.waiverBasisPoints / 100, { maximumFractionDigits: 2 }),
    });
  }
  const task = t(`assignment.taskKinds.${line.taskKind ?? "other"}`);
  return line.kind === "work" ? task : t("payment.bill.expenseFor", { task });
}

/** What the receipt says and the rate of its day: "GTQ 245.50 at 7.65". */
function ownWords({ own }: NewInvoiceLine, t: Translator, locale: Locale): string {
  if (!own) return "";
  return t("payment.ownAt", { amount: formatMoney(locale, own.minor, own.currency), rate: own.rate });
}
