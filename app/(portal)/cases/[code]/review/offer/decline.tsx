import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import { offerDeclineCodes } from "@/lib/stages/review/offers/schema";
import { declineOffer } from "../actions";
import type { OfferProps } from "./offer-props";

/** Declining is as near as accepting, and is not held against anybody. */
export function Decline({ view, t, texts }: OfferProps) {
  const { facts, offer } = view;
  return (
    <details className="no" id="decline">
      <summary>{t("decline.title")}</summary>
      <CommandForm
        action={declineOffer}
        subjectId={facts.id}
        operationId={randomUUID()}
        hidden={{ offerId: offer.offerId }}
        next="/dashboard"
        tone="second"
        fields={[
          {
            ...{
              kind: "radio",
              name: "code",
              label: t("decline.why"),
              hint: t("decline.whyHint"),
              required: true,
            },
            options: offerDeclineCodes.map((value) => ({ value, label: t(`offerCodes.${value}`) })),
          },
          { kind: "textarea", name: "words", label: t("decline.words"), rows: 2 },
        ]}
        submit={t("decline.submit")}
        pending={t("saving")}
        aside={<p className="small quiet">{t("decline.after")}</p>}
        texts={texts}
      />
    </details>
  );
}
