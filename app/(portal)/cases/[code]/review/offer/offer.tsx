import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { messagesFor } from "@/lib/i18n/messages";
import type { OfferedReview } from "@/lib/stages/review/queries";
import { expressInterest, readParties } from "../actions";
import { NamesScope } from "../names";
import { Decline } from "./decline";
import { OfferFacts } from "./offer-facts";
import { Parties } from "./parties";
import { TermsFirst } from "./terms-first";

type Props = { view: OfferedReview; zone: string };

/** The offer as the Defender reads it, on a phone first: before "I am interested" no name, before accepting no story. */
export async function OfferPage({ view, zone }: Props) {
  const [t, cases, tasks, locale, texts] = await Promise.all([
    getTranslations("review"),
    getTranslations("cases"),
    getTranslations("assignment"),
    getLocale(),
    formTexts(),
  ]);
  const { facts, offer, people } = view;
  const props = { view, zone, t, cases, tasks, locale, texts };
  if (offer.stale) {
    return (
      <div className="offer">
        <OfferFacts {...props} />
        <Notice title={t("offer.staleTitle")}>{t("offer.staleBody")}</Notice>
      </div>
    );
  }
  if (offer.interested) {
    return (
      <NamesScope
        readParties={readParties}
        cases={[{ subjectId: facts.id, operationId: randomUUID() }]}
        atOnce={people.length > 0}
        texts={messagesFor(locale).review.names}
      >
        <Parties {...props} />
        <details className="section">
          <summary>{t("offer.again")}</summary>
          <OfferFacts {...props} />
        </details>
      </NamesScope>
    );
  }
  return (
    <div className="offer">
      <OfferFacts {...props} />
      <div className="offer__decide">
        {offer.termsSigned ? (
          <CommandForm
            action={expressInterest}
            subjectId={facts.id}
            operationId={randomUUID()}
            hidden={{ offerId: offer.offerId }}
            wide
            className="stick"
            submit={t("offer.interested")}
            pending={t("saving")}
            consequences={{
              title: t("offer.interestedWill"),
              items: [t("offer.interested1"), t("offer.interested2"), t("offer.interested3")],
            }}
            texts={texts}
          />
        ) : (
          <TermsFirst t={t} />
        )}
        <Decline {...props} />
      </div>
    </div>
  );
}
