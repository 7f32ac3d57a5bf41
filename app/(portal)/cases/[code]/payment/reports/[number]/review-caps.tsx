import { CapBar } from "@/components/ui/cap-bar";
import { formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { asClaimed, total, type Terms } from "@/lib/stages/payment/lines";
import type { CapView } from "@/lib/stages/payment/reports/queries";
import type { Shown } from "./line-table";
import type { ShownLine } from "./line-words";

export type CapWords = {
  hours: string;
  expenses: string;
  ofHours: string;
  ofExpenses: string;
  before: string;
  here: string;
  held: string;
};

type Props = {
  lines: readonly ShownLine[];
  shownOf: (line: ShownLine) => Shown;
  hours: CapView;
  expenses: CapView;
  terms: Terms;
  words: CapWords;
  locale: Locale;
};

/** What the report would take of both caps, as its lines are decided. */
export function ReviewCaps({ lines, shownOf, hours, expenses, terms, words: caps, locale }: Props) {
  const own = (kind: "time" | "expense") =>
    lines
      .filter((line) => line.kind === kind && line.state === "within")
      .map((line) => shownOf(line) ?? asClaimed(line));
  const hoursHere = total(own("time").map(({ minutes }) => minutes ?? 0));
  const spentHere = total(own("expense").map(({ billMinor }) => billMinor));
  const money = (minor: number) => formatMoney(locale, minor, terms.currency, "bare");
  return (
    <>
      <CapBar
        title={caps.hours}
        total={formatMinutes(hours.before + hoursHere)}
        of={caps.ofHours}
        cap={hours.cap}
        approved={{ value: hours.before, label: `${caps.before} ${formatMinutes(hours.before)}` }}
        recorded={{ value: hoursHere, label: `${caps.here} ${formatMinutes(hoursHere)}` }}
        {...(hours.held > 0
          ? { held: { value: hours.held, label: `${caps.held} ${formatMinutes(hours.held)}` } }
          : {})}
      />
      <CapBar
        title={caps.expenses}
        total={money(expenses.before + spentHere)}
        of={caps.ofExpenses}
        cap={expenses.cap}
        approved={{ value: expenses.before, label: `${caps.before} ${money(expenses.before)}` }}
        recorded={{ value: spentHere, label: `${caps.here} ${money(spentHere)}` }}
        {...(expenses.held > 0
          ? { held: { value: expenses.held, label: `${caps.held} ${money(expenses.held)}` } }
          : {})}
      />
    </>
  );
}
