import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Details } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { AwayRow, NetworkView } from "@/lib/people/network/queries";
import { addAwayDates, removeAwayDates } from "./actions";

type Props = { userId: string; view: NetworkView; locale: Locale; texts: FormTexts };

/** When a Defender takes no case: what is to come, with its end, one more, and what is over, folded away. */
export async function AwayDates({ userId, view, locale, texts }: Props) {
  const t = await getTranslations("account.network");
  const days = ({ from, to }: AwayRow) =>
    from === to
      ? formatDate(locale, from)
      : t("days", { from: formatDate(locale, from), to: formatDate(locale, to) });
  const base = { subjectId: userId, texts };
  return (
    <div className="stack">
      <p>{t("awayLead")}</p>
      {view.away.length === 0 ? <p className="quiet">{t("never")}</p> : null}
      <ul className="plain">
        {view.away.map((one) => (
          <li key={one.id}>
            <b>{days(one)}</b>
            <CommandForm
              {...base}
              action={removeAwayDates}
              operationId={crypto.randomUUID()}
              hidden={{ awayId: one.id }}
              submit={t("remove")}
              pending={t("removing")}
              named={t("removeNamed", { days: days(one) })}
              tone="quiet"
            />
          </li>
        ))}
      </ul>
      <CommandForm
        {...base}
        action={addAwayDates}
        operationId={crypto.randomUUID()}
        label={t("add")}
        fields={[
          { kind: "date", name: "from", label: t("from"), required: true },
          { ...{ kind: "date", name: "to", label: t("to") }, min: view.today, required: true },
        ]}
        submit={t("add")}
        pending={t("adding")}
        done={t("added")}
        tone="second"
      />
      {view.past.length > 0 ? (
        <Details summary={t("past", { count: view.past.length })}>
          <ul className="plain">
            {view.past.map((one) => (
              <li className="quiet" key={one.id}>
                {days(one)}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </div>
  );
}
