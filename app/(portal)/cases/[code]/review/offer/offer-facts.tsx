import type { ReactNode } from "react";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { formatDate, formatInstant, formatMoney } from "@/lib/i18n/format";
import type { OfferProps } from "./offer-props";

/** Where, what, by when, for how much, is it safe: all of it without a name. */
export function OfferFacts({ view, zone, t, cases, tasks, locale }: OfferProps) {
  const { facts, offer } = view;
  const today = todayIn(zone, now());
  const money = (minor: number) => formatMoney(locale, minor, facts.currency);
  const country = facts.country ? cases(`countries.${facts.country}` as Parameters<typeof cases>[0]) : "";
  const { firstDeadline: first, lastDeadline: last } = offer;
  const byWhen =
    first && last && first !== last
      ? t("offer.firstAndLast", {
          first: formatDate(locale, first, "short", today),
          last: formatDate(locale, last),
        })
      : last && formatDate(locale, last);
  const rows: { term: string; fact: ReactNode }[] = [
    {
      term: t("offer.where"),
      fact: <b>{[country, facts.region].filter(Boolean).join(", ")}</b>,
    },
    {
      term: t("offer.what"),
      fact: (
        <>
          <b>{cases(`kinds.${facts.kind}` as Parameters<typeof cases>[0])}</b>
          <ul className="tasks">
            {offer.tasks.map(({ kind, deadline }, index) => (
              <li key={index}>
                {tasks(`taskKinds.${kind}`)}
                <span>{deadline ? formatDate(locale, deadline, "short", today) : ""}</span>
              </li>
            ))}
          </ul>
          <p>{offer.asked}</p>
        </>
      ),
    },
    ...(byWhen ? [{ term: t("offer.byWhen"), fact: <b>{byWhen}</b> }] : []),
    {
      term: t("offer.howMuch"),
      fact: (
        <>
          {offer.payMinor !== null && offer.payRateMinor !== null ? (
            <>
              <b className="num">{t("offer.upTo", { amount: money(offer.payMinor) })}</b>
              <p>{t("offer.rate", { hours: offer.hours, rate: money(offer.payRateMinor) })}</p>
            </>
          ) : (
            <b>{t("offer.hours", { hours: offer.hours })}</b>
          )}
          {offer.expensesMinor > 0 ? (
            <p>{t("offer.expenses", { amount: money(offer.expensesMinor) })}</p>
          ) : null}
          <p>{t("offer.paidWhen")}</p>
        </>
      ),
    },
    {
      term: t("offer.safe"),
      fact: offer.safety ? <p className="said">{offer.safety}</p> : <p>{t("offer.safetyUnknown")}</p>,
    },
    ...(offer.arrangement
      ? [
          {
            term: t("offer.language"),
            fact: <p>{t(`offer.arrangements.${offer.arrangement}` as Parameters<typeof t>[0])}</p>,
          },
        ]
      : []),
    {
      term: t("offer.from"),
      fact: (
        <p>
          {t("offer.sentBy", {
            name: offer.sentBy.name,
            at: formatInstant(locale, offer.sentAt, zone, "short"),
          })}
          <br />
          {t("offer.answerBefore", { at: formatInstant(locale, offer.answerBy, zone, "weekday") })}
          <br />
          <a href={`mailto:${offer.sentBy.email}?subject=${encodeURIComponent(facts.code)}`}>
            {t("offer.askBy", { email: offer.sentBy.email })}
          </a>
        </p>
      ),
    },
  ];
  return (
    <section className="ask" aria-label={t("offer.label")}>
      <dl>
        {rows.map(({ term, fact }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
