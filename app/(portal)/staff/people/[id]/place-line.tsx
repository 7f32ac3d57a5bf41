import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import type { CommandName } from "@/lib/workflow/transitions";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { compareDates } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { ActedCase, PersonView, PlaceView } from "@/lib/people/standing/queries";
import type { ServerAction } from "@/lib/web/answer";

/** What every part of the page about a person is given. */
export type PersonPart = {
  person: PersonView;
  texts: FormTexts;
  /** It is the reader's own page: nobody decides over their own access. */
  own: boolean;
  locale: Locale;
  may: ReadonlySet<CommandName>;
  /** Open cases in which they act for a side. */
  acted: readonly ActedCase[];
};

type Ends = {
  action: ServerAction;
  personId: string;
  idField: string;
  title: string;
  /** What it changes besides: said before it is confirmed. */
  concerns?: string;
  texts: FormTexts;
};

/** A place with its days; what is held or to come can be ended. */
export async function PlaceLine({
  place,
  label,
  locale,
  ends,
}: {
  place: PlaceView;
  label: ReactNode;
  locale: Locale;
  ends: Ends | null;
}) {
  const t = await getTranslations("people");
  const [from, to] = [formatDate(locale, place.from), place.to && formatDate(locale, place.to)];
  const coming = compareDates(place.from, officeToday(now())) > 0;
  const days = to ? t("person.until", { from, to }) : t(coming ? "person.from" : "person.since", { from });
  return (
    <li className={place.over ? "quiet" : undefined}>
      <b>{label}</b>, {days}
      {ends && !place.over ? (
        <CommandForm
          action={ends.action}
          subjectId={ends.personId}
          operationId={crypto.randomUUID()}
          hidden={{ [ends.idField]: place.id }}
          fields={[
            { kind: "date", name: "lastDay", label: t("person.lastDay"), hint: t("person.lastDayHint") },
          ]}
          submit={t("person.end")}
          pending={t("person.ending")}
          tone="quiet"
          confirm={{
            ...{ title: ends.title, submit: t("person.endSure"), cancel: t("cancel"), holdsFields: true },
            body: [ends.concerns, t("person.endBody")].filter(Boolean).join(" "),
          }}
          done={t("person.ended")}
          texts={ends.texts}
        />
      ) : null}
    </li>
  );
}
