import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Empty, Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { audiences } from "@/lib/notify/audiences";
import { groupNames } from "@/lib/notify/groups";
import { matrixRows, type MatrixRow } from "@/lib/notify/matrix-rows";
import { sampleFigures } from "@/lib/notify/sample";
import { noticeSentence } from "@/lib/notify/wording";
import { pageActor } from "@/lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("noticeSettings"))("matrix.title") };
}

type Query = Record<string, string | string[] | undefined>;

/** The whole matrix, read from where the portal reads it: event, who hears, by which channel, unless they chose otherwise. */
export default async function NoticeMatrixPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await pageActor("/staff/notices", "/staff/notices");
  const { to } = await searchParams;
  const [locale, t] = await Promise.all([getLocale(), getTranslations("noticeSettings")]);
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  const hearers = [...audiences, "WAITED" as const];
  const chosen = hearers.find((hearer) => hearer === to);
  // Where no device can be told of news, none is offered in the settings, and none is promised here.
  const pushes = env().PUSH_PUBLIC_KEY !== undefined;
  const rows = matrixRows().filter((row) => !chosen || row.to.includes(chosen));
  const said = (kind: string) => {
    const reader = { code: exampleCode, timeZone: actor.timeZone };
    return withoutCode(noticeSentence(locale, kind, sampleFigures, reader));
  };
  const mailOf = ({ locked, mail, calm }: MatrixRow) => {
    if (locked) return t("matrix.always");
    const who = calm.map((hearer) => word(`audiences.${hearer}`)).join(", ");
    return calm.length > 0
      ? `${word(`matrix.${mail}`)}. ${t("matrix.digestFor", { who })}`
      : word(`matrix.${mail}`);
  };
  const groups = groupNames
    .map((group) => ({ group, of: rows.filter((row) => row.group === group) }))
    .filter(({ of }) => of.length > 0);
  return (
    <>
      <header className="list-head">
        <h1>{t("matrix.title")}</h1>
        <a href="/account/notices">{t("open")}</a>
      </header>
      <p className="said">{t("matrix.intro")}</p>
      <form action="/staff/notices" className="filters__form find" role="search">
        <span>
          <label htmlFor="f-to">{t("matrix.filter")}</label>
          <select id="f-to" name="to" className="input" defaultValue={chosen ?? ""}>
            <option value="">{t("matrix.everybody")}</option>
            {hearers.map((hearer) => (
              <option key={hearer} value={hearer}>
                {word(`audiences.${hearer}`)}
              </option>
            ))}
          </select>
        </span>
        <Button type="submit" tone="second">
          {t("matrix.show")}
        </Button>
      </form>
      {groups.length === 0 ? <Empty title={t("matrix.none")} /> : null}
      {groups.map(({ group, of }) => (
        <Section
          key={group}
          title={word(`groups.${group}.name`)}
          aside={<span className="quiet small">{t("matrix.count", { count: of.length })}</span>}
        >
          <p className="quiet">
            {of[0]?.locked ? word(`locked.${of[0].locked}`) : word(`groups.${group}.about`)}
          </p>
          <table className="table table--cards matrix">
            <thead>
              <tr>
                <th scope="col">{t("matrix.event")}</th>
                <th scope="col">{t("matrix.to")}</th>
                <th scope="col">{t("matrix.mail")}</th>
                {pushes ? <th scope="col">{t("matrix.push")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {of.map((row) => (
                <tr key={row.kind}>
                  <th scope="row">{said(row.kind)}</th>
                  <td data-label={t("matrix.to")}>
                    {row.to.map((hearer) => word(`audiences.${hearer}`)).join(", ")}
                  </td>
                  <td data-label={t("matrix.mail")}>{mailOf(row)}</td>
                  {pushes ? (
                    <td data-label={t("matrix.push")}>{t(row.push ? "matrix.yes" : "matrix.no")}</td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </>
  );
}

const exampleCode = "CF-2026-0042";

/** Said without the code with which each of them begins. */
function withoutCode(sentence: string): string {
  const rest = sentence.replace(new RegExp(`^${exampleCode}: `), "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
