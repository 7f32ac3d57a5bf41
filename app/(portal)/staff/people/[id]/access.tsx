import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FieldSpec } from "@/components/form/field";
import { Section } from "@/components/ui/section";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { PersonView } from "@/lib/people/standing/queries";
import { disablePerson, enablePerson } from "./actions";
import type { PersonPart } from "./place-line";

/** Whether they get in; a director takes access away and gives it again, with a reason. */
export async function Access({ person, texts, own, locale, may, zone }: PersonPart & { zone: string }) {
  const t = await getTranslations("people");
  const state = person.disabledAt
    ? t("states.disabled", { day: formatDate(locale, todayIn(zone, person.disabledAt)) })
    : t(person.joined ? "states.joined" : "states.notJoined");
  const reason: FieldSpec = {
    ...{ kind: "textarea", name: "reason", label: t("person.reason"), hint: t("person.reasonHint"), rows: 3 },
    ...{ required: true, maxLength: 1_000 },
  };
  const base = { subjectId: person.id, fields: [reason], texts };
  return (
    <Section title={t("person.access")}>
      <p>{state}</p>
      <OpenCases open={person.open} decides={!own && may.has("disablePerson")} />
      {own || !may.has("disablePerson") ? null : person.disabledAt ? (
        <>
          <p>{t("person.enableBody")}</p>
          <CommandForm
            {...base}
            key="enable"
            action={enablePerson}
            operationId={crypto.randomUUID()}
            submit={t("person.enable")}
            pending={t("person.enabling")}
            tone="second"
            done={t("person.enabled")}
          />
        </>
      ) : (
        <CommandForm
          {...base}
          key="disable"
          action={disablePerson}
          operationId={crypto.randomUUID()}
          submit={t("person.disable")}
          pending={t("person.disabling")}
          tone="danger"
          confirm={{
            ...{ title: t("person.disableTitle", { name: person.name }), body: t("disableBody") },
            ...{ submit: t("person.disableSure"), cancel: t("cancel"), holdsFields: true },
          }}
          done={t("person.disabled")}
        />
      )}
    </Section>
  );
}

type OpenCasesProps = {
  open: PersonView["open"];
  /** The reader may end the access, and hand over first. */ decides: boolean;
};

async function OpenCases({ open, decides }: OpenCasesProps) {
  const t = await getTranslations("people.person");
  const parts = (["leads", "facilitates", "defends"] as const).filter((part) => open[part] > 0);
  const count = open.leads + open.facilitates + open.defends;
  if (count === 0) return null;
  const words = { count, parts: parts.map((part) => t(part, { count: open[part] })).join(", ") };
  return <p>{t(decides ? "openCases" : "openCasesNow", words)}</p>;
}
