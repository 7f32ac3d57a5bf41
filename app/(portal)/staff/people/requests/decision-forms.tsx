import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Field, type FieldSpec } from "@/components/form/field";
import type { FormTexts } from "@/components/form/form-texts";
import { Details, Section } from "@/components/ui/section";
import type { RequestView } from "@/lib/people/access/queries";
import { accessRefusals, firmMemberships } from "@/lib/people/choices";
import { organizationFields } from "../invite/fields";
import { approveAccess, declineAccess } from "./actions";

type Props = { request: RequestView; texts: FormTexts };

/** Two ways in: an organization that is known, the likest chosen already, or one that begins with them. */
export async function ApproveForms({
  request,
  organizations,
  chosen,
  texts,
}: Props & { organizations: readonly { id: string; name: string }[]; chosen?: string }) {
  const t = await getTranslations();
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  if (request.account) return null;
  const person: FieldSpec[] = [
    {
      ...{ kind: "text", name: "name", label: t("access.staff.namePrompt"), required: true, maxLength: 200 },
      defaultValue: request.name,
    },
    {
      ...{ kind: "radio", name: "membership", label: t("people.membership"), required: true },
      options: firmMemberships.map((value) => ({ value, label: t(`people.memberships.${value}`) })),
      defaultValue: request.membership,
    },
  ];
  const known: FieldSpec = {
    ...{ kind: "select", name: "organization.organizationId", label: t("access.staff.existingField") },
    options: organizations.map(({ id, name }) => ({ value: id, label: name })),
    // Nothing is chosen for whoever decides: a like name is often another firm.
    defaultValue: chosen ?? null,
    required: true,
  };
  const begun = organizationFields(word, "advocate_side").map((field) => ({
    ...field,
    name: `organization.record.${field.name}`,
    ...(field.name === "name" ? { defaultValue: request.organizationName } : {}),
  }));
  const likely = chosen !== undefined || request.organizations.length > 0;
  return (
    <>
      <h3>{t("access.staff.approve")}</h3>
      <Way
        {...{ request, texts, kind: "existing", open: likely, summary: t("access.staff.existing") }}
        fields={[known, ...person]}
        submit={t("access.staff.approveExisting")}
      />
      <Way
        {...{ request, texts, kind: "new", open: !likely, summary: t("access.staff.new") }}
        fields={[...begun, ...person]}
        submit={t("access.staff.approveNew")}
      />
    </>
  );
}

type WayProps = Props & {
  kind: "existing" | "new";
  open: boolean;
  summary: string;
  fields: readonly FieldSpec[];
  submit: string;
};

async function Way({ request, kind, open, summary, fields, submit, texts }: WayProps) {
  const t = await getTranslations("access.staff");
  return (
    <Details summary={summary} open={open}>
      <CommandForm
        action={approveAccess}
        subjectId={request.id}
        operationId={crypto.randomUUID()}
        submit={submit}
        pending={t("approving")}
        label={`${summary}: ${request.name}`}
        next="/staff/people/requests?did=letIn"
        alike={{
          look: "/staff/organizations/{id}",
          use: `/staff/people/requests?request=${request.id}&organization={id}`,
        }}
        texts={texts}
      >
        {/* read with the fields: which kind of organization the others describe */}
        <input type="hidden" name="organization.kind" value={kind} data-kind="text" />
        {fields.map((field) => (
          <Field key={field.name} {...field} />
        ))}
      </CommandForm>
    </Details>
  );
}

/** The reason is one of a few, since it stands in the mail; what only staff are to know is a note. */
export async function DeclineForm({ request, texts }: Props) {
  const t = await getTranslations("access.staff");
  return (
    <Section title={t("declineTitle")}>
      <CommandForm
        action={declineAccess}
        subjectId={request.id}
        operationId={crypto.randomUUID()}
        fields={[
          {
            ...{ kind: "select", name: "reason", label: t("reason"), required: true },
            options: accessRefusals.map((value) => ({ value, label: t(`reasons.${value}`) })),
            defaultValue: request.account ? "has_account" : null,
          },
          {
            ...{ kind: "textarea", name: "note", label: t("note"), hint: t("noteHint"), rows: 3 },
            maxLength: 2_000,
          },
        ]}
        submit={t("decline")}
        pending={t("declining")}
        tone="second"
        label={`${t("declineTitle")}: ${request.name}`}
        next="/staff/people/requests?did=declined"
        texts={texts}
      />
    </Section>
  );
}
