import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import { acceptOffer } from "../actions";
import { NamesButton } from "../names";
import { PeopleList } from "../people-list";
import { Decline } from "./decline";
import type { OfferProps } from "./offer-props";
import { TermsFirst } from "./terms-first";

/** After "I am interested": the parties, the attestation, and the answer. */
export function Parties(props: OfferProps) {
  const { view, t, texts } = props;
  const { facts, offer, people } = view;
  return (
    <div className="offer">
      <section aria-labelledby="the-parties">
        <div className="section__head">
          <h2 id="the-parties">{t("people.title")}</h2>
          <span className="small quiet">{t("offer.notKept")}</span>
        </div>
        <NamesButton />
        <PeopleList people={people} t={t} />
        {offer.counsel ? (
          <ul className="who">
            <li>
              <span>{t("offer.counsel")}</span>
              <b className="party">{offer.counsel.name}</b>
              <small>
                {offer.counsel.organization}, {offer.counsel.city}
              </small>
            </li>
          </ul>
        ) : null}
      </section>
      <div className="offer__decide">
        {offer.termsSigned ? (
          <CommandForm
            action={acceptOffer}
            subjectId={facts.id}
            operationId={randomUUID()}
            hidden={{ offerId: offer.offerId }}
            next={`/cases/${facts.code}/agreement`}
            className="attest"
            wide
            fields={[
              {
                ...{ kind: "checkbox", name: "attested", required: true },
                ...{ label: t("offer.attest"), hint: t("offer.attestHint") },
              },
            ]}
            consequences={{
              title: t("offer.acceptWill"),
              items: [t("offer.accept1"), t("offer.accept2"), t("offer.accept3")],
            }}
            submit={t("offer.accept")}
            pending={t("saving")}
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
