import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { oneTimePages } from "@/lib/people/one-time/kinds";
import type { ReviewWords } from "../review-words";

/** In the place of the answer: no name is shown, and no case taken, before the terms of the network are signed. */
export function TermsFirst({ t }: { t: ReviewWords }) {
  return (
    <Notice tone="turn" title={t("offer.termsTitle")}>
      <p>{t("offer.termsBody")}</p>
      <p>
        <LinkButton href={oneTimePages.NETWORK_TERMS}>{t("offer.termsLink")}</LinkButton>
      </p>
    </Notice>
  );
}
