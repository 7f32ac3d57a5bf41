import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { AwayFact } from "@/lib/people/network/away";
import type { ReviewWords } from "../review-words";

/** Until when somebody is away, or from when; whoever chooses a Defender decides what it means for the case. */
export function awayWords({ now, from, to }: AwayFact, t: ReviewWords, locale: Locale): string {
  const last = formatDate(locale, to);
  return now
    ? t("candidates.awayNow", { to: last })
    : t("candidates.awaySoon", { from: formatDate(locale, from), to: last });
}
