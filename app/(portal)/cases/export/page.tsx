import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { addressOf, readFilters, type Query } from "@/lib/cases/lists/address";
import { listChoices } from "@/lib/cases/lists/choices";
import { countView, mostCounted } from "@/lib/cases/lists/queries";
import { isRecent } from "@/lib/authz/proof";
import { now } from "@/lib/clock";
import { pageActor } from "@/lib/web/page";
import { chipsOf } from "../chips";
import { reauthenticate } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.export"))("title") };
}

/** Before a list leaves the portal as a file: what will be in it, and who it is that asks. */
export default async function ExportPage({ searchParams }: { searchParams: Promise<Query> }) {
  const filters = readFilters(await searchParams);
  const here = addressOf("/cases/export", filters);
  const actor = await pageActor("/cases/export", here);
  const [t, texts, choices, count] = await Promise.all([
    getTranslations("desk.export"),
    formTexts(),
    listChoices(actor, filters),
    countView(actor, filters),
  ]);
  const chips = await chipsOf(filters, choices);
  return (
    <div className="stack handover">
      <header className="list-head">
        <h1>{t("title")}</h1>
      </header>
      <p>
        {t(count > mostCounted ? "more" : "count", { count: Math.min(count, mostCounted) })}{" "}
        {chips.map(({ label }) => label).join(" · ")}
      </p>
      <p>{t("holds")}</p>
      {isRecent(actor.provenAt, now()) ? (
        <p>
          <LinkButton href={addressOf("/cases/list.csv", filters)} icon="download">
            {t("download")}
          </LinkButton>
        </p>
      ) : (
        <CommandForm
          action={reauthenticate}
          subjectId={actor.userId}
          operationId={randomUUID()}
          fields={[
            {
              ...{ kind: "password", name: "password", label: t("password"), required: true },
              ...{ hint: t("why"), autoComplete: "current-password" },
            },
          ]}
          submit={t("confirm")}
          pending={t("confirming")}
          next={here}
          texts={texts}
        />
      )}
      <p>
        <a href={addressOf("/cases", filters, { all: "1" })}>{t("back")}</a>
      </p>
    </div>
  );
}
