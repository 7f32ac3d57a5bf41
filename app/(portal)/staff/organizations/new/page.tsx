import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Tabs } from "@/components/ui/navigation";
import { pageActor } from "@/lib/web/page";
import { organizationFields } from "../../people/invite/fields";
import { registerOrganization } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("newTitle") };
}

type Props = { searchParams: Promise<{ as?: string | string[] }> };
const sides = ["advocate_side", "defender"] as const;

/** An organization that nobody was invited into yet: of Advocates, or of Defenders. */
export default async function NewOrganizationPage({ searchParams }: Props) {
  const asked = (await searchParams).as;
  await pageActor("/staff/organizations/new", "/staff/organizations/new");
  const side = sides.find((one) => one === asked) ?? "advocate_side";
  const [t, texts] = await Promise.all([getTranslations(), formTexts()]);
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  return (
    <>
      <header className="list-head">
        <h1>{t("organizations.newTitle")}</h1>
        <a href="/staff/organizations">{t("organizations.back")}</a>
      </header>
      <Tabs
        label={t("organizations.whose")}
        tabs={sides.map((one) => ({
          href: `/staff/organizations/new?as=${one}`,
          label: t(`organizations.as.${one}`),
          current: one === side,
        }))}
      />
      <div className="form-column">
        <CommandForm
          key={side}
          action={registerOrganization}
          subjectId={null}
          operationId={crypto.randomUUID()}
          fields={organizationFields(word, side)}
          submit={t("people.register")}
          pending={t("people.registering")}
          alike={{ look: "/staff/organizations/{id}", use: "/staff/organizations/{id}" }}
          next="/staff/organizations"
          texts={texts}
        />
      </div>
    </>
  );
}
