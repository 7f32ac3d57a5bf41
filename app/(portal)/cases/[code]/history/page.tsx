import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { MiniRoute } from "@/components/case/mini-route";
import { Notice } from "@/components/ui/notice";
import type { UserActor } from "@/lib/authz/actor";
import { frameView } from "@/lib/cases/frame/queries";
import { historyView, type HistoryRow } from "@/lib/cases/history/queries";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { figuresOf, readableFigures } from "@/lib/i18n/figures";
import { formatDate, formatTime } from "@/lib/i18n/format";
import { pageActor } from "@/lib/web/page";
import { miniRouteView } from "@/lib/workflow/route-view";
import { stageOf, stages, type CaseStatus, type Stage } from "@/lib/workflow/statuses";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** The chain of events as a court could read it: oldest first, every reading of a name among them. */
export default async function HistoryPage({ params }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/history", `/cases/${code}/history`);
  const view = await historyView(actor, code);
  if (!view) notFound();
  const [locale, t] = await Promise.all([getLocale(), getTranslations()]);
  const word = (key: string, values?: Record<string, string | number>) =>
    t(key as Parameters<typeof t>[0], values as never);
  const zones = await zonesOf(actor, code);
  const home = zones[0]?.zone ?? actor.timeZone;
  const day = (at: Date, style: "short" | "weekday" = "short") =>
    formatDate(locale, todayIn(home, at), style, todayIn(home, now()));
  const columns = 6 + zones.length;
  const first = view.rows[0];
  const last = view.rows.at(-1);
  const total = last?.seq ?? 0;
  return (
    <>
      <section className="record" aria-label={t("cases.history")}>
        <div>
          <h2 className="record__what">
            {t("cases.record.title", { count: total, day: first ? day(first.at) : "" })}
          </h2>
          <p>
            {view.brokenAt === null
              ? t("cases.record.whole", { time: formatTime(locale, now(), actor.timeZone) })
              : null}{" "}
            {view.rows.length < total ? t("cases.record.someHidden") : null}
          </p>
        </div>
      </section>
      {view.brokenAt === null ? null : (
        <Notice tone="danger" title={t("cases.record.broken", { seq: view.brokenAt })}>
          {t("cases.record.brokenBody")}
        </Notice>
      )}
      <table className="table log">
        <caption className="unseen">{t("cases.record.caption")}</caption>
        <colgroup>
          <col className="its-number" />
          <col className="its-day" />
          {zones.map(({ place }) => (
            <col key={place} className="in-zone" />
          ))}
          <col className="by-whom" />
          <col className="for-whom" />
          <col />
          <col className="its-hash" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("cases.record.number")}</th>
            <th scope="col">{t("cases.record.day")}</th>
            {zones.map(({ place }) => (
              <th key={place} scope="col" className="num">
                {place}
              </th>
            ))}
            <th scope="col">{t("cases.record.who")}</th>
            <th scope="col">{t("cases.record.behalf")}</th>
            <th scope="col">{t("cases.record.what")}</th>
            <th scope="col">{t("cases.record.fingerprint")}</th>
          </tr>
        </thead>
        {byStage(view.rows).map((part, index) => (
          <tbody key={`${part.stage}-${index}`}>
            <tr className={index === 0 ? "crossing is-first" : "crossing"}>
              <th colSpan={columns} scope="colgroup">
                <MiniRoute {...miniRouteView(part.status, null)} />
                {t("cases.record.stage", {
                  number: stages.indexOf(part.stage) + 1,
                  stage: word(`ui.stages.${part.stage}`),
                })}
              </th>
            </tr>
            {part.rows.map((row) => (
              <tr key={row.id} id={`e${row.seq}`} className={row === last ? "is-head" : undefined}>
                <td className="n">{row.seq}</td>
                <td className="d">{day(row.at, "weekday")}</td>
                {zones.map(({ place, zone }, position) => (
                  <td key={place} className="z num">
                    <time dateTime={row.at.toISOString()}>{formatTime(locale, row.at, zone)}</time>
                    {todayIn(zone, row.at) === todayIn(home, row.at) ? null : (
                      <small>
                        {formatDate(locale, todayIn(zone, row.at), "short", todayIn(zone, now()))}
                      </small>
                    )}
                    <i className="on-phone">
                      {" "}
                      {place}
                      {position < zones.length - 1 ? "," : ""}
                    </i>
                  </td>
                ))}
                <th scope="row">
                  {row.actor ?? word(roleKey(row))}
                  <small>{row.actor ? word(roleKey(row)) : null}</small>
                </th>
                <td className={row.onBehalfOf ? "beh on-behalf" : "beh"}>
                  {row.onBehalfOf ? (
                    <b>{row.onBehalfOf}</b>
                  ) : (
                    <span className="quiet">{t("cases.record.own")}</span>
                  )}
                </td>
                <td className="what">
                  {word(`events.${row.type.replaceAll(".", "_")}`, {
                    person: row.person ?? "",
                    organization: row.organization ?? "",
                    ...readableFigures(locale, figuresOf(row.payload), actor.timeZone),
                  })}
                  {row.from && row.to ? (
                    <small>
                      {word(`ui.statuses.${row.from}`)} → <b>{word(`ui.statuses.${row.to}`)}</b>
                    </small>
                  ) : null}
                  {Object.values(row.words).map((words, position) => (
                    <small key={position}>{t("cases.record.reason", { words })}</small>
                  ))}
                </td>
                <td className="chain">
                  <span className="hash" title={row.hash}>
                    {row.hash.slice(0, 4)} {row.hash.slice(4, 8)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {last ? (
        <section className="anchors">
          <div>
            <h2>{t("cases.record.head")}</h2>
            <p>
              {t("cases.record.headBody", {
                hash: `${last.hash.slice(0, 4)} ${last.hash.slice(4, 8)}`,
                seq: last.seq,
              })}
            </p>
          </div>
        </section>
      ) : null}
    </>
  );
}

/**
 * The places that the case lies between, as its Advocate and its Defender live it: a reader elsewhere reads the same
 * hours. Two places of one name are told by one column.
 */
async function zonesOf(actor: UserActor, code: string): Promise<{ place: string; zone: string }[]> {
  const people = (await frameView(actor, code))?.people;
  if (!people) return [];
  const north = { place: people.city, zone: people.leadZone };
  const { defenderPlace: place, defenderZone: zone } = people;
  return place && zone && place !== north.place ? [north, { place, zone }] : [north];
}

type Part = { stage: Stage; status: CaseStatus; rows: HistoryRow[] };

/** Cuts the chain where the case crossed from one stage into another. */
function byStage(rows: readonly HistoryRow[]): Part[] {
  const parts: Part[] = [];
  for (const row of rows) {
    const status = (row.to ?? parts.at(-1)?.status ?? "draft") as CaseStatus;
    const stage = stageOf(status, parts.at(-1)?.stage ?? null);
    const current = parts.at(-1);
    if (current?.stage === stage) {
      current.rows.push(row);
      current.status = status;
    } else {
      parts.push({ stage, status, rows: [row] });
    }
  }
  return parts;
}

/** The roles whose word follows how a person is spoken of. */
const spoken: Record<string, "ADVOCATE" | "DEFENDER"> = {
  ...{ lead: "ADVOCATE", lawyer: "ADVOCATE" },
  ...{ offered: "DEFENDER", assigned: "DEFENDER" },
};

/** The key of the word for what the actor of a row was to the case. */
function roleKey({ actorRole, actorAddress }: HistoryRow): string {
  const party = spoken[actorRole];
  return party ? `cases.roles.${party}.${actorAddress}` : `cases.relations.${actorRole}`;
}
