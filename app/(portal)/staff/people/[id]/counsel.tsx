import { Details, Section } from "@/components/ui/section";
import { getTranslations } from "next-intl/server";
import type { CounselView } from "@/lib/people/counsel/queries";
import { CounselProfileForm } from "../../../account/counsel/counsel-form";
import type { PersonPart } from "./place-line";

/** What an Advocate says of themselves, kept by staff for whoever tells them by telephone. The Advocate is told. */
export async function Counsel({
  person,
  texts,
  view,
}: Pick<PersonPart, "person" | "texts"> & { view: CounselView }) {
  const t = await getTranslations("account.counsel");
  return (
    <Section title={t("profile")}>
      {view.arrangement === "" && view.admissions.length === 0 ? <p>{t("nothing")}</p> : null}
      <p>{t("told", { name: person.name })}</p>
      <Details summary={t("open")}>
        <CounselProfileForm userId={person.id} view={view} texts={texts} />
      </Details>
    </Section>
  );
}
