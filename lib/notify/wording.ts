import { readableFigures, type Figures } from "@/lib/i18n/figures";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";
import { waitRow, waitKindNames, type WaitKind } from "@/lib/workflow/wait-kinds";
import { noticeMatrix, type NoticeKind } from "./matrix";

/** What is said of an event to those who hear of it: a code and figures, never a name or words of the case. */
export function noticeSentence(
  locale: Locale,
  kind: string,
  params: Figures,
  reader: { code: string; timeZone: string },
): string {
  const t = translator(locale);
  const shown = { ...readableFigures(locale, params, reader.timeZone), code: reader.code };
  if (kind.startsWith("remind.")) {
    const what = t(`waits.${kind.slice("remind.".length)}`, { count: 0, number: 0, ...shown });
    return t("notices.reminder", { code: reader.code, what });
  }
  return t(`notices.${kind.replaceAll(".", "_")}`, { number: 0, ...shown });
}

/** Where a notice leads: the page of the case on which the next step stands, or the dashboard. */
export function noticePath(kind: string, code: string | null): string {
  if (!code) return "/dashboard";
  const [, wait] = /^(?:remind|warn)\.(.+)$/.exec(kind) ?? [];
  if (wait && (waitKindNames as string[]).includes(wait))
    return `/cases/${code}/${waitRow(wait as WaitKind).page}`;
  const row = noticeMatrix[kind.replace(/^behalf\./, "") as NoticeKind] as { page?: string } | undefined;
  return row?.page ? `/cases/${code}/${row.page}` : "/dashboard";
}
