import { SigningFields } from "@/components/case/signing-fields";
import { signingWords } from "@/components/case/signing-words";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import type { UserActor } from "@/lib/authz/actor";
import type { Locale } from "@/lib/i18n/locale";
import type { AgreementView } from "@/lib/stages/agreement/queries";
import { disclosure } from "@/lib/templates/disclosure";
import type { AgreementWords } from "../words";
import { declineToSign, sign } from "./actions";

type Props = { view: AgreementView; actor: UserActor; locale: Locale; t: AgreementWords; texts: FormTexts };

/** Four numbered parts, what will happen, one button; and, as near, the way to say no. */
export function SignForm({ view, actor, locale, t, texts }: Props) {
  const { current, frame, agreeing, code } = view;
  const others = agreeing.filter(({ yours, signedAt }) => !yours && !signedAt);
  const then =
    others.length === 0
      ? t("sign.will2last")
      : t("sign.will2", { names: others.map(({ name, party }) => name ?? t(`parties.${party}`)).join(", ") });
  const { version } = disclosure;
  return (
    <div className="form-sign">
      <CommandForm
        action={sign}
        subjectId={frame.facts.id}
        operationId={crypto.randomUUID()}
        hidden={{ versionId: current.id, hash: current.hash, consentVersion: version, consentLocale: locale }}
        submit={t("sign.submit")}
        pending={t("sign.pending")}
        wide
        consequences={{ title: t("sign.willTitle"), items: [t("sign.will1"), then, t("sign.will3")] }}
        next={`/cases/${code}/agreement`}
        texts={texts}
        label={t("sign.title")}
      >
        <SigningFields
          {...signingWords(t, {
            ...{ actor, locale },
            read: t("sign.readHint", { count: current.body.clauses.length }),
            nameHint: t("sign.nameHint", { name: actor.name }),
          })}
        />
      </CommandForm>
      <CommandForm
        action={declineToSign}
        subjectId={frame.facts.id}
        operationId={crypto.randomUUID()}
        fields={[{ kind: "textarea", name: "reason", label: t("sign.reason"), required: true }]}
        submit={t("sign.cannot")}
        pending={t("sign.pending")}
        tone="quiet"
        wide
        confirm={{
          title: t("sign.declineTitle"),
          body: t("sign.declineBody"),
          submit: t("sign.declineSubmit"),
          cancel: t("sign.declineCancel"),
          holdsFields: true,
        }}
        next={`/cases/${code}/agreement`}
        texts={texts}
      />
    </div>
  );
}
