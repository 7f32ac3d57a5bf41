import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Empty, Section } from "@/components/ui/section";
import { addressOf, readFilters, type Query } from "@/lib/cases/lists/address";
import { listChoices } from "@/lib/cases/lists/choices";
import { pageActor } from "@/lib/web/page";
import { chipsOf } from "../chips";
import { chooseDefaultFilter, deleteFilter, renameFilter, saveFilter } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.saved"))("title") };
}

/** Lists that the reader keeps: rare to change, so they have a page of their own and cost the list no script. */
export default async function SavedPage({ searchParams }: { searchParams: Promise<Query> }) {
  const filters = readFilters(await searchParams);
  const actor = await pageActor("/cases/saved", addressOf("/cases/saved", filters));
  const [t, texts, choices] = await Promise.all([
    getTranslations("desk.saved"),
    formTexts(),
    listChoices(actor, filters),
  ]);
  const chips = await chipsOf(filters, choices);
  const base = { subjectId: actor.userId, texts, tone: "second" } as const;
  return (
    <div className="stack handover">
      <header className="list-head">
        <h1>{t("title")}</h1>
      </header>
      {chips.length > 0 ? (
        <Section title={t("keep")} first>
          <p className="keeps">{chips.map(({ label }) => label).join(" · ")}</p>
          <CommandForm
            {...base}
            tone="solid"
            action={saveFilter}
            operationId={randomUUID()}
            hidden={{ query: new URLSearchParams({ ...filters }).toString() }}
            fields={[
              {
                ...{ kind: "text", name: "name", label: t("name"), hint: t("nameHint"), required: true },
                maxLength: 60,
              },
              { kind: "checkbox", name: "asDefault", label: t("asDefault") },
            ]}
            submit={t("save")}
            pending={t("saving")}
            next={addressOf("/cases", filters)}
          />
        </Section>
      ) : null}
      <Section title={t("yours")} first={chips.length === 0}>
        {choices.saved.length === 0 ? (
          <Empty title={t("none")}>
            <p>{t("noneBody")}</p>
          </Empty>
        ) : null}
        <ul className="saved-lists">
          {choices.saved.map(({ id, name, query, version, isDefault }) => (
            <li key={id}>
              <h3>
                <a href={`/cases?${query}`}>{name}</a>
              </h3>
              {isDefault ? <p className="quiet">{t("opens")}</p> : null}
              <CommandForm
                {...base}
                action={renameFilter}
                operationId={randomUUID()}
                hidden={{ filterId: id, version }}
                fields={[
                  {
                    ...{ kind: "text", name: "name", label: t("renameTo", { name }), required: true },
                    ...{ defaultValue: name, maxLength: 60 },
                  },
                ]}
                submit={t("rename")}
                pending={t("saving")}
                done={t("renamed")}
                label={t("renameTo", { name })}
                keep
              />
              <CommandForm
                {...base}
                tone="quiet"
                action={chooseDefaultFilter}
                operationId={randomUUID()}
                hidden={{ filterId: isDefault ? null : id }}
                submit={t(isDefault ? "opensNoMore" : "makeDefault", { name })}
                pending={t("saving")}
              />
              <CommandForm
                {...base}
                tone="quiet"
                action={deleteFilter}
                operationId={randomUUID()}
                hidden={{ filterId: id }}
                submit={t("delete", { name })}
                pending={t("deleting")}
              />
            </li>
          ))}
        </ul>
      </Section>
      <p>
        <a href={addressOf("/cases", filters, { all: "1" })}>{t("back")}</a>
      </p>
    </div>
  );
}
