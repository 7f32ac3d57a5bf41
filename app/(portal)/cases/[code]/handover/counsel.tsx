import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { Section } from "@/components/ui/section";
import type { HandoverView } from "@/lib/cases/handover/queries";
import { formatDate } from "@/lib/i18n/format";
import { addCounsel, removeCounsel } from "../actions";
import { InviteCounsel, Invited } from "./invitations";

type Props = {
  caseId: string;
  reader: { id: string; timeZone: string };
  counsel: HandoverView["counsel"];
  texts: FormTexts;
};

/** Lawyers who see the case beside its lead: of this firm or another, from when, and the end of it. */
export async function CoCounsel({ caseId, reader, counsel, texts }: Props) {
  const { id: readerId, timeZone } = reader;
  const [t, locale] = await Promise.all([getTranslations("cases.counsel"), getLocale()]);
  const base = { subjectId: caseId, texts };
  return (
    <Section title={t("title")} id="counsel">
      <div className="stack handover">
        {counsel.there.length === 0 ? <p className="quiet">{t("nobody")}</p> : null}
        <ul className="plain">
          {counsel.there.map(({ id, name, organization, since }) => (
            <li key={id}>
              <b>{name}</b>, {t("since", { organization, day: formatDate(locale, since) })}
              {counsel.mayRemove.includes(id) ? (
                <CommandForm
                  {...base}
                  action={removeCounsel}
                  operationId={crypto.randomUUID()}
                  hidden={{ userId: id }}
                  submit={t(id === readerId ? "leave" : "remove")}
                  named={id === readerId ? undefined : t("removeNamed", { name })}
                  pending={t("removing")}
                  tone="quiet"
                  {...(id === readerId ? { next: "/dashboard" } : {})}
                  confirm={{
                    title: id === readerId ? t("leave") : t("removeNamed", { name }),
                    body: t(id === readerId ? "leaveBody" : "removeBody"),
                    submit: t(id === readerId ? "leave" : "remove"),
                    cancel: t("cancel"),
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
        <Invited caseId={caseId} invited={counsel.invited} timeZone={timeZone} texts={texts} />
        {counsel.mayAdd ? (
          <CommandForm
            {...base}
            action={addCounsel}
            operationId={crypto.randomUUID()}
            label={t("add")}
            fields={[
              {
                ...{ kind: "email", name: "email", label: t("email"), hint: t("emailHint") },
                ...{ required: true, autoComplete: "off" },
              },
            ]}
            submit={t("add")}
            pending={t("adding")}
            done={t("added")}
            tone="second"
            confirm={{
              ...{ title: t("add"), body: t("addBody"), submit: t("add"), cancel: t("cancel") },
              holdsFields: true,
            }}
          />
        ) : null}
        {counsel.mayAdd ? <InviteCounsel caseId={caseId} texts={texts} /> : null}
      </div>
    </Section>
  );
}
