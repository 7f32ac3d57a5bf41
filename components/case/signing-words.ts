import type { getTranslations } from "next-intl/server";
import type { UserActor } from "@/lib/authz/actor";
import { isRecent } from "@/lib/authz/proof";
import { now } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locale";
import { disclosure } from "@/lib/templates/disclosure";

type Words = Awaited<ReturnType<typeof getTranslations<"agreement">>>;

/**
 * What the four parts of a signature say, whatever is signed: only how much there is to read, and what a name put to it
 * does, is each text's own.
 */
export function signingWords(
  t: Words,
  { actor, locale, read, nameHint }: { actor: UserActor; locale: Locale; read: string; nameHint: string },
) {
  return {
    steps: {
      read: t("sign.steps.read"),
      who: t("sign.steps.who"),
      consent: t("sign.steps.consent"),
      sign: t("sign.steps.sign"),
    },
    read,
    who: t(isRecent(actor.provenAt, now()) ? "sign.whoDone" : "sign.whoHint"),
    disclosure: {
      label: t("sign.disclosure"),
      paragraphs: disclosure[locale],
      lang: locale,
      accept: t("sign.accept", { version: disclosure.version }),
    },
    name: { label: t("sign.name"), hint: nameHint },
  };
}
