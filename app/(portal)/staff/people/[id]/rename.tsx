import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Details } from "@/components/ui/section";
import { renamePerson } from "./actions";
import type { PersonPart } from "./place-line";

/** The name that stands in contracts, corrected by staff; its own person asks them to. */
export async function Rename({ person, texts }: Pick<PersonPart, "person" | "texts">) {
  const t = await getTranslations("people");
  return (
    <Details summary={t("person.rename")}>
      <p>{t("person.renameBody", { name: person.name })}</p>
      <CommandForm
        action={renamePerson}
        subjectId={person.id}
        operationId={crypto.randomUUID()}
        hidden={{ version: person.version }}
        fields={[
          {
            ...{ kind: "text", name: "name", label: t("name"), hint: t("nameHint"), required: true },
            ...{ maxLength: 200, defaultValue: person.name },
          },
          {
            ...{
              kind: "textarea",
              name: "reason",
              label: t("person.renameWhy"),
              hint: t("person.reasonHint"),
              rows: 2,
            },
            ...{ required: true, maxLength: 1_000 },
          },
        ]}
        submit={t("person.rename")}
        pending={t("person.renaming")}
        done={t("person.renamed")}
        tone="second"
        texts={texts}
        keep
      />
    </Details>
  );
}
