import { daysBetween, parsePlainDate } from "@/lib/dates";
import { dueWords } from "@/lib/i18n/due";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";
import { miniRouteView } from "@/lib/workflow/route-view";
import { stageOf, type CaseStatus, type Stage } from "@/lib/workflow/statuses";
import type { WaitingRow } from "./waiting-table";

export type WaitFacts = {
  key: string;
  /** Null: the reader may know of it, and opens no page of that case. */
  href: string | null;
  /** In the reader's language, starting with a verb. */
  what: string;
  role?: string;
  whom: string;
  code: string;
  nickname: string;
  /** Null: where the case is, is not the reader's to know. */
  status: CaseStatus | null;
  endedStage?: Stage | null;
  /** Calendar dates (`YYYY-MM-DD`) in the reader's zone. */
  since: string;
  by?: string | null;
  /** Its clock stands still until that day. */
  pausedUntil?: string | null;
  /** What happens on that day ("Discarded on"), where it is not simply due by then. */
  onDay?: string;
};

/** How close the note "in 3 days" is worth its place; further off the date alone says it. */
const near = 7;

/** Words for every wait of one list, with the bars of their age to one scale. `today` is the reader's date. */
export function waitingRows(waits: readonly WaitFacts[], locale: Locale, today: string, longest?: number) {
  const t = translator(locale);
  const ages = waits.map(({ since }) =>
    Math.max(0, daysBetween(parsePlainDate(since), parsePlainDate(today))),
  );
  const scale = Math.max(longest ?? 0, ...ages, 1);
  return waits.map((wait, index): WaitingRow => {
    const { status, endedStage = null, since, by } = wait;
    const days = ages[index] ?? 0;
    const due = by ? dueWords(locale, today, by) : undefined;
    return {
      key: wait.key,
      href: wait.href,
      what: wait.what,
      role: wait.role,
      whom: wait.whom,
      code: wait.code,
      nickname: wait.nickname,
      stage: status ? t(`ui.stages.${stageOf(status, endedStage)}`) : "",
      route: status ? miniRouteView(status, endedStage) : null,
      since: formatDate(locale, since, "short", today),
      sinceDate: since,
      days: days === 0 ? t("ui.waiting.today") : t("ui.waiting.days", { days }),
      age: Math.round((days / scale) * 100),
      by: by ? formatDate(locale, by, "short", today) : undefined,
      byDate: by ?? undefined,
      onDay: wait.onDay,
      byNote: wait.pausedUntil
        ? t("clocks.onPause", { day: formatDate(locale, wait.pausedUntil, "short", today) })
        : due && due.days <= near
          ? due.words
          : undefined,
      late: due?.late && !wait.pausedUntil,
    };
  });
}
