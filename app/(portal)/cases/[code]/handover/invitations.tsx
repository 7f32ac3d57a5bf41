import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Details } from "@/components/ui/section";
import type { HandoverView } from "@/lib/cases/handover/queries";
import { formatInstant } from "@/lib/i18n/format";
import { inviteCounsel, withdrawCounselInvitation } from "../actions";

type Props = {
  caseId: string;
  invited: HandoverView["counsel"]["invited"];
  timeZone: string;
  texts: FormTexts;
};

/** Who was asked and has not joined yet: until when, whether the mail came back, and the way to take it back. */
export async function Invited({ caseId, invited, timeZone, texts }: Props) {
  if (invited.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("cases.counsel"), getLocale()]);
  return (
    <ul className="plain">
      {invited.map(({ id, email, until, ranOut, cameBack }) => (
        <li key={id}>
          <b>{email}</b>, {t(ranOut ? "ranOut" : "waits", { day: formatInstant(locale, until, timeZone) })}
          {cameBack ? <p className="late">{t("cameBack")}</p> : null}
          <CommandForm
            action={withdrawCounselInvitation}
            subjectId={caseId}
            operationId={crypto.randomUUID()}
            hidden={{ invitationId: id }}
            submit={t("withdraw")}
            named={t("withdrawNamed", { email })}
            pending={t("withdrawing")}
            tone="quiet"
            confirm={{
              ...{ title: t("withdrawNamed", { email }), body: t("withdrawBody") },
              ...{ submit: t("withdraw"), cancel: t("cancel") },
            }}
            texts={texts}
          />
        </li>
      ))}
    </ul>
  );
}

/** For a lawyer who has no account: nothing opens by it before staff have let them in. */
export async function InviteCounsel({ caseId, texts }: Pick<Props, "caseId" | "texts">) {
  const [t, word, locale] = await Promise.all([
    getTranslations("cases.counsel"),
    getTranslations("account"),
    getLocale(),
  ]);
  return (
    <Details summary={t("invite")}>
      <CommandForm
        action={inviteCounsel}
        subjectId={caseId}
        operationId={crypto.randomUUID()}
        label={t("invite")}
        fields={[
          {
            ...{ kind: "email", name: "email", label: t("inviteEmail"), hint: t("inviteHint") },
            ...{ required: true, autoComplete: "off" },
          },
          {
            ...{ kind: "radio", name: "locale", label: t("inviteLocale"), required: true },
            options: (["en", "es"] as const).map((value) => ({ value, label: word(value) })),
            defaultValue: locale,
          },
        ]}
        submit={t("inviteSubmit")}
        pending={t("inviting")}
        done={t("invited")}
        tone="second"
        texts={texts}
      />
    </Details>
  );
}
