import { readableFigures, type Figures } from "@/lib/i18n/figures";
import type { Locale } from "@/lib/i18n/locale";
import { withPlace } from "@/lib/i18n/place";
import { translator } from "@/lib/i18n/translate";

type Reader = { code: string; timeZone: string };

/** What is said of an event to those who hear of it: a code and figures, never a name or words of the case. */
export function noticeSentence(locale: Locale, kind: string, params: Figures, reader: Reader): string {
  const t = translator(locale);
  const shown = shownTo(locale, params, reader);
  const what = waitOf(locale, kind, shown);
  return what === null
    ? t(`notices.${kind.replaceAll(".", "_")}`, shown)
    : t("notices.reminder", { code: reader.code, what });
}

/** The subject of its mail: the first sentence, or what waits. Like the notice it holds a code and no secret. */
export function noticeSubject(locale: Locale, kind: string, params: Figures, reader: Reader): string {
  const t = translator(locale);
  const what = waitOf(locale, kind, shownTo(locale, params, reader));
  if (what !== null) return t("mail.subject", { code: reader.code, what });
  const [first = ""] = noticeSentence(locale, kind, params, reader).split(". ");
  return first.replace(/\.$/, "");
}

function waitOf(locale: Locale, kind: string, shown: Figures): string | null {
  return kind.startsWith("remind.")
    ? translator(locale)(`waits.${kind.slice("remind.".length)}`, shown)
    : null;
}

/** A mail may be read anywhere: its times say of which place they are. */
function shownTo(locale: Locale, params: Figures, { code, timeZone }: Reader): Figures {
  const placed = Object.entries(readableFigures(locale, params, timeZone)).map(([key, value]) => [
    key,
    isInstant(params[key]) ? withPlace(locale, String(value), timeZone) : value,
  ]);
  return { ...Object.fromEntries(placed), code };
}

const isInstant = (value: unknown) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value);
