import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Details, Section } from "@/components/ui/section";
import { staffRoles } from "@/lib/people/choices";
import { endStaffRole, giveStaffRole } from "./actions";
import { concernsOf } from "./concerns";
import { PlaceLine, type PersonPart } from "./place-line";

/** The roles of staff, past ones too; a director gives and ends them. */
export async function Roles({ person, texts, own, locale, may, acted }: PersonPart) {
  const t = await getTranslations("people");
  const mayDecide = may.has("giveStaffRole") && !own;
  const held = person.roles.filter((one) => !one.over && one.to === null).map(({ role }) => role);
  const offered = staffRoles.filter((role) => !held.includes(role));
  const concerns = concernsOf(t, "roleConcerns", person.name, acted);
  if (person.roles.length === 0 && !mayDecide) return null;
  return (
    <Section title={t("person.roles")}>
      {person.roles.length === 0 ? <p className="quiet">{t("person.noRoles")}</p> : null}
      <ul className="plain">
        {person.roles.map((place) => (
          <PlaceLine
            key={place.id}
            place={place}
            label={t(`roleNames.${place.role}` as "roleNames.FINANCE")}
            locale={locale}
            ends={
              mayDecide
                ? {
                    ...{ action: endStaffRole, personId: person.id, idField: "roleId", texts },
                    title: t("person.endRoleTitle", {
                      role: t(`roleNames.${place.role}` as "roleNames.FINANCE"),
                      name: person.name,
                    }),
                  }
                : null
            }
          />
        ))}
      </ul>
      {mayDecide && offered.length > 0 ? (
        <Details summary={t("person.giveRole")}>
          <CommandForm
            action={giveStaffRole}
            subjectId={person.id}
            operationId={crypto.randomUUID()}
            fields={[
              {
                ...{ kind: "radio", name: "role", label: t("person.role"), required: true },
                options: offered.map((value) => ({
                  value,
                  label: t(`roleNames.${value}`),
                  hint: t(`roleHints.${value}`),
                })),
              },
              { kind: "date", name: "from", label: t("person.fromDay"), hint: t("person.fromHint") },
            ]}
            submit={t("person.giveRole")}
            pending={t("person.giving")}
            done={t("person.given")}
            tone="second"
            confirm={
              concerns
                ? {
                    ...{ title: t("person.giveRoleTitle", { name: person.name }), body: concerns },
                    ...{ submit: t("person.giveRole"), cancel: t("cancel") },
                  }
                : undefined
            }
            texts={texts}
          />
        </Details>
      ) : null}
    </Section>
  );
}
