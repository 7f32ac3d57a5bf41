import { useTranslations } from "next-intl";
import { todayIn } from "@/lib/dates";
import { formatDate, formatInstant, formatTime, type DateStyle } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";

type Props = {
  /** ISO 8601 or Date. */
  at: string | Date;
  /** IANA zone of the reader, or of the place named. */
  zone: string;
  locale: Locale;
  style?: DateStyle;
  /** Said where zones meet: "16:12 in Huehuetenango". */
  place?: string;
};

/** A moment, in a zone. */
export function Instant({ at, zone, locale, style = "medium", place }: Props) {
  const t = useTranslations("ui");
  const iso = new Date(at).toISOString();
  const words = place
    ? `${formatDate(locale, todayIn(zone, new Date(at)), style)}, ${t("timeAt", { time: formatTime(locale, at, zone), place })}`
    : formatInstant(locale, at, zone, style);
  return <time dateTime={iso}>{words}</time>;
}
