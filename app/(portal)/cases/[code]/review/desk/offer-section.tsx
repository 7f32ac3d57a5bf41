import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import { BlockedButton } from "@/components/ui/button";
import { Facts, Section } from "@/components/ui/section";
import { formatInstant, formatMoney } from "@/lib/i18n/format";
import type { SentOffer } from "@/lib/stages/review/offers/queries";
import { offerCase, revokeOffer } from "../actions";
import { awayWords } from "./away-words";
import type { DeskProps } from "./desk-props";

/** The offer that is out, or the form that makes one; and every offer that was made before. */
export function OfferSection(props: DeskProps) {
  const { view, t } = props;
  const live = view.offers.find(({ state }) => state === "sent" || state === "interested");
  const past = view.offers.filter((offer) => offer !== live);
  if (!view.may.has("offerCase") && view.offers.length === 0) return null;
  return (
    <>
      {live || view.may.has("offerCase") ? (
        <Section title={live ? t("offers.live") : t("offers.title")} id={live?.id ?? "offer"}>
          {live ? <LiveOffer offer={live} {...props} /> : <OfferForm {...props} />}
        </Section>
      ) : null}
      {past.length > 0 ? (
        <Section title={t("offers.history")}>
          <PastOffers offers={past} {...props} />
        </Section>
      ) : null}
    </>
  );
}

function LiveOffer({ offer, view, zone, t, locale, texts }: DeskProps & { offer: SentOffer }) {
  return (
    <div className="stack">
      <Facts
        facts={[
          { term: t("offers.defender"), fact: offer.defender },
          { term: t("offers.state"), fact: t(`offerStates.${offer.state}`) },
          { term: t("offers.sent"), fact: formatInstant(locale, offer.sentAt, zone, "short") },
          { term: t("offers.answerBy"), fact: formatInstant(locale, offer.answerBy, zone, "short") },
          { term: t("offers.hoursShort"), fact: String(offer.hours) },
          {
            term: t("offers.expensesShort"),
            fact: formatMoney(locale, offer.expensesMinor, view.facts.currency),
          },
          { term: t("offers.wordsShort"), fact: offer.asked },
          ...(offer.safety ? [{ term: t("offers.safetyShort"), fact: offer.safety }] : []),
        ]}
      />
      {view.may.has("revokeOffer") ? (
        <CommandForm
          action={revokeOffer}
          subjectId={view.facts.id}
          operationId={randomUUID()}
          hidden={{ offerId: offer.id }}
          tone="danger"
          fields={[
            { kind: "textarea", name: "reason", label: t("offers.revokeReason"), required: true, rows: 2 },
          ]}
          submit={t("offers.revoke")}
          pending={t("saving")}
          confirm={{
            ...{ title: t("offers.revoke"), body: t("offers.revokeBody"), submit: t("offers.revoke") },
            ...{ cancel: t("cancel"), holdsFields: true },
          }}
          texts={texts}
        />
      ) : null}
    </div>
  );
}

function OfferForm({ view, t, locale, texts }: DeskProps) {
  const ready = view.checks.filter(({ state }) => state === "clear" || state === "waived");
  const labelOf = (check: (typeof ready)[number]) => {
    const one = view.candidates.find(({ id }) => id === check.defenderId);
    if (!one) return check.defender;
    const load = t("candidates.of", { load: one.load, capacity: one.capacity });
    return [check.defender, load, one.away && awayWords(one.away, t, locale)].filter(Boolean).join(" – ");
  };
  const only = ready.length === 1 ? ready[0] : undefined;
  if (ready.length === 0) {
    return (
      <div className="actions">
        <BlockedButton
          reason={<a href={view.checks.length > 0 ? "#check" : "#candidates"}>{t("offers.blocked")}</a>}
        >
          {t("offers.submit")}
        </BlockedButton>
      </div>
    );
  }
  return (
    <CommandForm
      action={offerCase}
      subjectId={view.facts.id}
      operationId={randomUUID()}
      texts={texts}
      label={t("offers.title")}
      fields={[
        {
          ...{ kind: "select", name: "checkId", label: t("offers.to"), required: true },
          ...{
            defaultValue: only?.id,
            options: ready.map((check) => ({ value: check.id, label: labelOf(check) })),
          },
        },
        { kind: "number", name: "hours", label: t("offers.hours"), required: true },
        {
          ...{ kind: "money", name: "expenses" },
          label: t("offers.expenses", { currency: view.facts.currency }),
        },
        {
          kind: "textarea",
          name: "words",
          label: t("offers.words"),
          hint: t("offers.wordsHint"),
          required: true,
          rows: 3,
        },
        {
          kind: "textarea",
          name: "safety",
          label: t("offers.safety"),
          hint: t("offers.safetyHint"),
          rows: 3,
        },
        { kind: "date", name: "answerBy", label: t("offers.answerBy"), hint: t("offers.answerByHint") },
      ]}
      consequences={{
        title: t("offers.willTitle"),
        items: [t("offers.will1"), t("offers.will2"), t("offers.will3", { lead: view.lead })],
      }}
      submit={t("offers.submit")}
      pending={t("saving")}
    />
  );
}

function PastOffers({ offers, zone, t, locale }: DeskProps & { offers: readonly SentOffer[] }) {
  return (
    <table className="table table--cards">
      <caption className="unseen">{t("offers.history")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("offers.defender")}</th>
          <th scope="col">{t("offers.sent")}</th>
          <th scope="col">{t("offers.state")}</th>
          <th scope="col">{t("offers.why")}</th>
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <tr key={offer.id}>
            <th scope="row">{offer.defender}</th>
            <td data-label={t("offers.sent")}>{formatInstant(locale, offer.sentAt, zone, "short")}</td>
            <td data-label={t("offers.state")}>
              <div>
                {t(`offerStates.${offer.state}`)}
                {offer.endedAt ? <small> {formatInstant(locale, offer.endedAt, zone, "short")}</small> : null}
              </div>
            </td>
            <td data-label={t("offers.why")}>
              {[codeOf(offer, t), offer.reason].filter(Boolean).join(": ") || "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function codeOf({ code }: SentOffer, t: DeskProps["t"]): string {
  return code ? t(`offerCodes.${code}` as Parameters<typeof t>[0]) : "";
}
