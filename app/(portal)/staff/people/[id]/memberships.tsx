import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Details, Section } from "@/components/ui/section";
import { firmMemberships } from "@/lib/people/choices";
import { organizationsOf } from "@/lib/people/queries";
import { casesOfMembership } from "@/lib/people/standing/queries";
import { endMembership, startMembership } from "./actions";
import { concernsOf } from "./concerns";
import { PlaceLine, type PersonPart } from "./place-line";

/** Of which organizations they are, and were: what they may open follows from the days. */
export async function Memberships({ person, texts, own, locale, may, acted }: PersonPart) {
  const [t, organizations] = await Promise.all([
    getTranslations("people"),
    organizationsOf(person.isDefender ? "practice" : "firm"),
  ]);
  const mayDecide = may.has("startMembership") && !own;
  const kindOf = (kind: string) => t(`roleNames.${kind}` as "roleNames.LAWYER");
  const current = person.memberships.filter(({ over }) => !over);
  const concerns = (organizationId: string) =>
    concernsOf(t, "endConcerns", person.name, casesOfMembership(acted, organizationId, current.length === 1));
  const kinds = person.isDefender ? (["DEFENDER"] as const) : firmMemberships;
  return (
    <Section title={t("person.memberships")} first>
      {person.memberships.length === 0 ? <p className="quiet">{t("person.noMemberships")}</p> : null}
      <ul className="plain">
        {person.memberships.map((place) => (
          <PlaceLine
            key={place.id}
            place={place}
            label={`${place.label}, ${kindOf(place.kind)}`}
            locale={locale}
            ends={
              mayDecide
                ? {
                    ...{ action: endMembership, personId: person.id, idField: "membershipId", texts },
                    title: t("person.endMembershipTitle", { name: person.name, organization: place.label }),
                    concerns: concerns(place.organizationId),
                  }
                : null
            }
          />
        ))}
      </ul>
      {mayDecide ? (
        <Details summary={t("person.join")}>
          <CommandForm
            action={startMembership}
            subjectId={person.id}
            operationId={crypto.randomUUID()}
            fields={[
              {
                ...{ kind: "select", name: "organizationId", label: t("organization"), required: true },
                options: organizations.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                ...{ kind: "radio", name: "kind", label: t("membership"), required: true },
                options: kinds.map((value) => ({ value, label: kindOf(value) })),
                defaultValue: kinds[0],
              },
              { kind: "date", name: "from", label: t("person.fromDay"), hint: t("person.fromHint") },
            ]}
            submit={t("person.joinSubmit")}
            pending={t("person.joining")}
            done={t("person.joinedDone")}
            tone="second"
            texts={texts}
          />
        </Details>
      ) : null}
    </Section>
  );
}
