import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Tabs } from "@/components/ui/navigation";
import { Empty, Section } from "@/components/ui/section";
import { ownRelations } from "@/lib/authz/actor";
import { availableCommands } from "@/lib/authz/policy";
import { federalHolidaysIn, officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { holidaysView } from "@/lib/fees/holidays";
import { feesId } from "@/lib/fees/subject";
import { formatDate } from "@/lib/i18n/format";
import { pageActor } from "@/lib/web/page";
import { removeHoliday, setHoliday, suggestHolidays } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clocks.holidays"))("title") };
}

type Props = { searchParams: Promise<{ year?: string | string[] }> };

/** When the office does not work, one year at a time: what every date in working days skips. */
export default async function HolidaysPage({ searchParams }: Props) {
  const actor = await pageActor("/staff/holidays", "/staff/holidays");
  const year = yearOf((await searchParams).year);
  const [locale, t, texts, holidays] = await Promise.all([
    getLocale(),
    getTranslations("clocks.holidays"),
    formTexts(),
    holidaysView(year),
  ]);
  const may = availableCommands({ relations: ownRelations(actor), status: null });
  const missing = federalHolidaysIn(year).filter(({ day }) => !holidays.some((kept) => kept.day === day));
  const base = { subjectId: feesId, texts } as const;
  const nameOf = ({ name, nameEs }: { name: string; nameEs: string }) => (locale === "es" ? nameEs : name);
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
      </header>
      <div className="stack">
        <div className="prose">
          <p>{t("lead")}</p>
          <p>{t("stands")}</p>
        </div>
        <Tabs
          label={t("years")}
          tabs={[year - 1, year, year + 1].map((each) => ({
            href: `?year=${each}`,
            label: `${each}`,
            current: each === year,
          }))}
        />
        {holidays.length === 0 ? (
          <Empty title={t("none", { year: `${year}` })}>{t("noneBody")}</Empty>
        ) : (
          <table className="table table--cards">
            <thead>
              <tr>
                <th scope="col">{t("day")}</th>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("nameEs")}</th>
                {may.has("removeHoliday") ? <th scope="col">{t("act")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {holidays.map((holiday) => (
                <tr key={holiday.day}>
                  <th scope="row">
                    <time dateTime={holiday.day}>{formatDate(locale, holiday.day, "long")}</time>
                  </th>
                  <td data-label={t("name")} lang="en">
                    {holiday.name}
                  </td>
                  <td data-label={t("nameEs")} lang="es">
                    {holiday.nameEs}
                  </td>
                  {may.has("removeHoliday") ? (
                    <td>
                      <CommandForm
                        {...base}
                        action={removeHoliday}
                        operationId={randomUUID()}
                        hidden={{ day: holiday.day }}
                        submit={t("remove")}
                        pending={t("removing")}
                        tone="quiet"
                        named={`${t("remove")}: ${nameOf(holiday)}`}
                        confirm={{
                          title: t("removeSure", {
                            name: nameOf(holiday),
                            day: formatDate(locale, holiday.day),
                          }),
                          body: t("removeBody"),
                          submit: t("remove"),
                          cancel: t("cancel"),
                        }}
                        done={t("removed")}
                      />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {may.has("suggestHolidays") && missing.length > 0 ? (
          <CommandForm
            {...base}
            action={suggestHolidays}
            operationId={randomUUID()}
            hidden={{ year }}
            submit={t("suggest", { count: missing.length })}
            pending={t("suggesting")}
            tone="second"
            done={t("suggested", { year: `${year}` })}
          />
        ) : null}
        {may.has("setHoliday") ? (
          <Section title={t("add")}>
            <div className="narrow">
              <CommandForm
                {...base}
                action={setHoliday}
                operationId={randomUUID()}
                fields={[
                  { kind: "date", name: "day", label: t("day"), required: true },
                  {
                    kind: "text",
                    name: "name",
                    label: t("name"),
                    required: true,
                    lang: "en",
                    maxLength: 120,
                  },
                  {
                    kind: "text",
                    name: "nameEs",
                    label: t("nameEs"),
                    required: true,
                    lang: "es",
                    maxLength: 120,
                  },
                ]}
                submit={t("add")}
                pending={t("adding")}
                tone="second"
                done={t("added")}
              />
            </div>
          </Section>
        ) : null}
      </div>
    </>
  );
}

/** A year that is not one is this year at the office. */
function yearOf(asked: string | string[] | undefined): number {
  const year = typeof asked === "string" && /^2\d{3}$/.test(asked) ? Number(asked) : 0;
  return year >= 2000 && year <= 2100 ? year : Number(officeToday(now()).slice(0, 4));
}
