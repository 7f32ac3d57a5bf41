import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Pages, Tabs } from "@/components/ui/navigation";
import { Empty, Section } from "@/components/ui/section";
import { readingsView, type ReadingsView } from "@/lib/cases/readings/queries";
import { messagesFor } from "@/lib/i18n/messages";
import { pageActor } from "@/lib/web/page";
import { readParties } from "../review/actions";
import { NamesButton, NamesScope } from "../review/names";
import { ReadingsTable } from "./readings-table";
import { seenAs } from "./seen-as";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** Who saw the people of a case, when and with what: by each of them, or all together, newest first. */
export default async function ReadingsPage({ params, searchParams }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/readings", `/cases/${code}/readings`);
  const asked = askedFor(await searchParams);
  const view = await readingsView(actor, code, asked);
  if (!view) notFound();
  const [locale, t, word] = await Promise.all([
    getLocale(),
    getTranslations("cases.readings"),
    getTranslations("review"),
  ]);
  const { facts, persons, person, readings, times, readers, next } = view;
  return (
    <Section title={t("title")} first>
      <p className="prose">{t("lead")}</p>
      {persons.length > 1 ? (
        <Tabs
          label={t("whom")}
          tabs={[
            { href: hrefOf(view, {}), label: t("everybody"), current: person === null },
            ...persons.map((one) => ({
              href: hrefOf(view, { person: one.id }),
              label: seenAs(one, word, t),
              current: one.id === person?.id,
            })),
          ]}
        />
      ) : null}
      {readings.length === 0 ? (
        <Empty title={person ? t("noneOf", { person: seenAs(person, word, t) }) : t("none")}>
          {t("noneBody")}
        </Empty>
      ) : (
        <NamesScope
          readParties={readParties}
          cases={[{ subjectId: facts.id, operationId: randomUUID() }]}
          texts={messagesFor(locale).review.names}
        >
          <p>{t("count", { times, readers })}</p>
          <ReadingsTable readings={readings} code={facts.code} zone={actor.timeZone} locale={locale} />
          <NamesButton />
          <Pages
            position={t("shown", { shown: readings.length, times })}
            {...(asked.before ? { firstHref: hrefOf(view, { person: person?.id }) } : {})}
            {...(next ? { nextHref: hrefOf(view, { person: person?.id, before: String(next) }) } : {})}
          />
        </NamesScope>
      )}
    </Section>
  );
}

type Asked = { person?: string; before?: number };

/** What an address asks for; a part that is nothing of the kind is left out. */
function askedFor({ person, before }: Awaited<Props["searchParams"]>): Asked {
  const seq = typeof before === "string" && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null;
  return {
    ...(typeof person === "string" && person !== "" ? { person } : {}),
    ...(seq ? { before: seq } : {}),
  };
}

function hrefOf({ facts }: ReadingsView, asked: { person?: string; before?: string }): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return `/cases/${facts.code}/readings${query ? `?${query}` : ""}`;
}
