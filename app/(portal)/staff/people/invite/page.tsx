import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import { formTexts } from "@/components/form/form-texts";
import { Tabs } from "@/components/ui/navigation";
import { Details } from "@/components/ui/section";
import { organizationsOf } from "@/lib/people/queries";
import { pageActor } from "@/lib/web/page";
import { invitePerson, registerOrganization } from "../actions";
import { organizationField, organizationFields, personFields, postFields, type Side } from "./fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("inviteTitle") };
}

type Props = { searchParams: Promise<{ as?: string | string[]; organization?: string | string[] }> };

/** An invitation by mail: for either side of cases by a facilitator, for staff by a director alone. */
export default async function InvitePage({ searchParams }: Props) {
  const actor = await pageActor("/staff/people/invite", "/staff/people/invite");
  const isDirector = actor.staffRoles.includes("DIRECTOR");
  const sides: Side[] = ["advocate_side", "defender", ...(isDirector ? (["staff"] as const) : [])];
  const { as: asked, organization: chosen } = await searchParams;
  const side = sides.find((one) => one === asked) ?? "advocate_side";
  const [t, texts, organizations] = await Promise.all([
    getTranslations(),
    formTexts(),
    side === "staff" ? [] : organizationsOf(side === "defender" ? "practice" : "firm"),
  ]);
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  return (
    <>
      <header className="list-head">
        <h1>{t("people.inviteTitle")}</h1>
      </header>
      <p className="prose">{t("people.inviteBody")}</p>
      <Tabs
        label={t("people.who")}
        tabs={sides.map((one) => ({
          href: `/staff/people/invite?as=${one}`,
          label: word(`people.as.${one}`),
          current: one === side,
        }))}
      />
      <div className="form-column">
        {side === "staff" ? null : (
          <Details summary={t("people.newOrganization")}>
            <CommandForm
              action={registerOrganization}
              subjectId={null}
              operationId={crypto.randomUUID()}
              fields={organizationFields(word, side)}
              submit={t("people.register")}
              pending={t("people.registering")}
              done={t("people.registered")}
              tone="second"
              alike={{
                look: "/staff/organizations/{id}",
                use: `/staff/people/invite?as=${side}&organization={id}`,
              }}
              texts={texts}
            />
          </Details>
        )}
        <CommandForm
          key={side}
          action={invitePerson}
          subjectId={null}
          operationId={crypto.randomUUID()}
          submit={t("people.send")}
          pending={t("people.sending")}
          done={t("people.sent")}
          doneFirst
          texts={texts}
        >
          {side === "staff" ? null : <Field {...organizationField(word, organizations, chosen)} />}
          {personFields(word, side).map((field) => (
            <Field key={field.name} {...field} />
          ))}
          {/* read with the fields: which kind of post the others describe */}
          <input type="hidden" name="post.kind" value={side} data-kind="text" />
          {postFields(word, side).map((field) => (
            <Field key={field.name} {...field} />
          ))}
        </CommandForm>
      </div>
    </>
  );
}
