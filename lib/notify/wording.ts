import { readableFigures, type Figures } from "@/lib/i18n/figures";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";

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
    const what = t(`waits.${kind.slice("remind.".length)}`, shown);
    return t("notices.reminder", { code: reader.code, what });
  }
  return t(`notices.${kind.replaceAll(".", "_")}`, shown);
}
