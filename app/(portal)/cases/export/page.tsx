import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { formTexts } from "@/components/form/form-texts";
import { addressOf, readFilters, type Query } from "@/lib/cases/lists/address";
import { listChoices } from "@/lib/cases/lists/choices";
import { countView } from "@/lib/cases/lists/queries";
import { pageActor } from "@/lib/web/page";
import { chipsOf } from "../chips";
import { exportCases } from "./actions";
import { ExportForm } from "./export-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.export"))("title") };
}

/** Before a list leaves the portal as a file: what will be in it, and that it is noted. */
export default async function ExportPage({ searchParams }: { searchParams: Promise<Query> }) {
  const filters = readFilters(await searchParams);
  const here = addressOf("/cases/export", filters);
  const actor = await pageActor("/cases/export", here);
  const [t, texts, choices, { count, more }] = await Promise.all([
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
        {t(more ? "more" : "count", { count })} {chips.map(({ label }) => label).join(" · ")}
      </p>
      <p>{t("holds")}</p>
      <p className="quiet">{t("noted")}</p>
      <ExportForm
        action={exportCases}
        userId={actor.userId}
        operationId={randomUUID()}
        query={new URLSearchParams({ ...filters }).toString()}
        words={{ submit: t("download"), pending: t("preparing"), done: t("begun") }}
        texts={texts}
      />
      <p>
        <a href={addressOf("/cases", filters, { all: "1" })}>{t("back")}</a>
      </p>
    </div>
  );
}
