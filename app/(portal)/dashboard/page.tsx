import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { WaitingTable, type WaitingGroup } from "@/components/case/waiting-table";
import { waitingRows, type WaitFacts } from "@/components/case/waiting-row";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/section";
import { onlyPays, type UserActor } from "@/lib/authz/actor";
import { mayOpen } from "@/lib/authz/pages";
import { knowsOnlyInvoices } from "@/lib/authz/ties";
import { plusOf, sumOf, type Count } from "@/lib/cases/lists/count";
import { dashboardView, type WaitingFacts } from "@/lib/cases/lists/queries";
import { addressOf, readFilters, type Query } from "@/lib/cases/lists/address";
import { dueDay } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import { messagesFor } from "@/lib/i18n/messages";
import { oldestRequest } from "@/lib/people/access/queries";
import { dueOneTime, type DueOneTime } from "@/lib/people/one-time/due";
import { oneTimePages } from "@/lib/people/one-time/kinds";
import { pageActor } from "@/lib/web/page";
import { waitHref } from "@/lib/workflow/wait-links";
import { waitWord } from "@/lib/workflow/wait-readers";
import { waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";
import { CaseFilters } from "../cases/filters";
import { HelpLink } from "../help-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cases"))("dashboardTitle") };
}

/** Up to so many open cases are seen at a glance: filters above them would only push the list down. */
const fewCases = 5;

/** What waits on the reader, oldest first; below it, what waits on others. Nothing stands above but its filters. */
export default async function DashboardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await pageActor("/dashboard", "/dashboard");
  const filters = readFilters(await searchParams);
  const isNarrowed = Object.keys(filters).length > 0;
  const [locale, t, view, toSign, asked] = await Promise.all([
    getLocale(),
    getTranslations(),
    dashboardView(actor, filters),
    // It is about no case: no filter of cases finds it.
    isNarrowed ? [] : dueOneTime(actor),
    !isNarrowed && mayOpen("/staff/people/requests", actor) ? oldestRequest() : null,
  ]);
  const today = todayIn(actor.timeZone, now());
  const word = (key: string, values?: Record<string, string | number>) =>
    t(key as Parameters<typeof t>[0], values as never);
  const pays = onlyPays(actor);
  const dayOf = (at: Date) => todayIn(actor.timeZone, at);
  const rowsOf = (waits: WaitingFacts[], first: readonly WaitFacts[] = []) =>
    waitingRows(
      [
        ...first,
        ...waits.map((wait) => ({
          key: wait.id,
          href: waitHref(wait, wait.kind as WaitKind, wait.ref),
          what: word(`waits.${waitWord(actor, wait)}`, wait.params),
          role: wait.mine ? undefined : word(`cases.roles.${roleOf(wait)}`),
          whom: wait.mine ? withWhom(wait, actor) : onWhom(wait),
          code: wait.code,
          nickname: wait.nickname,
          status: knowsOnlyInvoices(wait.relations) ? null : wait.status,
          endedStage: wait.endedStage,
          since: dayOf(wait.since),
          by: wait.by ? dueDay(wait.by, actor.timeZone) : null,
          pausedUntil: wait.pausedUntil ? dueDay(wait.pausedUntil, actor.timeZone) : null,
          onDay: onDayOf(wait),
        })),
      ],
      locale,
      today,
    );
  const onDayOf = ({ kind }: WaitingFacts) => {
    const { onDay } = waitRow(kind as WaitKind);
    return onDay && word(`cases.byOf.${onDay}`);
  };
  const beside = [
    ...toSign.map((one) => signingRow(one, dayOf, t)),
    ...(asked ? [requestsRow(asked, dayOf, t)] : []),
  ];
  const mineTotal = sumOf([view.mineTotal, { count: beside.length, more: false }]);
  const open = sumOf(Object.values(view.byStage));
  const { turn, ...narrowed } = filters;
  /** The way to the rest of a part that is cut, and back from it. */
  const moreOf = (part: "mine" | "others", total: Count, rows: number) => {
    if (turn) return { href: addressOf("/dashboard", narrowed), label: t("cases.bothTurns") };
    if (total.count <= rows) return undefined;
    const label = t(part === "mine" ? "cases.moreMine" : "cases.moreOthers", {
      count: total.count - rows,
      plus: plusOf(total),
    });
    return { href: addressOf("/dashboard", { ...narrowed, turn: part }), label };
  };
  const groups: WaitingGroup[] = [
    {
      key: "mine" as const,
      yours: true,
      title: t("ui.waiting.yours"),
      count: `${mineTotal.count}${plusOf(mineTotal)}`,
      rows: rowsOf(view.mine, beside),
      more: moreOf("mine", view.mineTotal, view.mine.length),
    },
    {
      key: "others" as const,
      yours: false,
      title: t("ui.waiting.others"),
      count: `${view.othersTotal.count}${plusOf(view.othersTotal)}`,
      detail: view.othersBy
        .map(({ party, count }) => word(`cases.onWhom.${party}`, { count, plus: plusOf(view.othersTotal) }))
        .join(", "),
      late:
        view.othersLate > 0
          ? {
              href: "/cases?late=yes",
              label: t("cases.late", { count: view.othersLate, plus: plusOf(view.othersTotal) }),
            }
          : undefined,
      rows: rowsOf(view.others),
      more: moreOf("others", view.othersTotal, view.others.length),
    },
  ].filter(({ key, rows }) => rows.length > 0 && (!turn || turn === key));
  const oldest = [...view.mine, ...toSign, ...(asked ? [asked] : [])]
    .map(({ since }) => since)
    .sort((a, b) => Number(a) - Number(b))[0];
  return (
    <>
      <header className="list-head">
        <h1>
          {t(pays ? "cases.payOnYou" : "cases.waitOnYou", {
            ...{ count: mineTotal.count, plus: plusOf(mineTotal) },
            ...{ open: open.count, openPlus: plusOf(open) },
          })}
        </h1>
        {oldest ? (
          <p>
            {t("cases.oldest", { day: formatDate(locale, dayOf(oldest), "short", today) })}{" "}
            {view.late > 0 ? (
              <span className="late">
                {t("cases.late", { count: view.late, plus: plusOf(view.mineTotal) })}
              </span>
            ) : null}
          </p>
        ) : null}
        {mayOpen("/cases/new", actor) ? (
          <LinkButton href="/cases/new" icon="plus">
            {t("shell.nav.newIntake")}
          </LinkButton>
        ) : null}
      </header>
      {open.count > fewCases || isNarrowed ? (
        <CaseFilters base="/dashboard" filters={filters} byStage={view.byStage} />
      ) : null}
      {groups.length > 0 ? (
        <WaitingTable groups={groups} texts={messagesFor(locale).ui.waiting} />
      ) : (
        <Empty title={t("cases.emptyTitle")}>
          <p>
            {t.rich(`cases.${pays ? "emptyPayer" : emptyFor(actor)}`, {
              mail: (address) => <a href={`mailto:${String(address)}`}>{address}</a>,
            })}
          </p>
          <HelpLink />
        </Empty>
      )}
    </>
  );
}

/** Who asks for access is looked at in one place, however many they are. */
function requestsRow(
  { since, count }: { since: Date; count: number },
  dayOf: (at: Date) => string,
  t: Awaited<ReturnType<typeof getTranslations>>,
): WaitFacts {
  return {
    ...{ key: "requests", href: "/staff/people/requests", since: dayOf(since), status: null },
    ...{ what: t("access.staff.wait", { count }), whom: t("access.staff.waitWhom"), code: "", nickname: "" },
  };
}

/** What is to be signed once stands first: of much else nothing goes on without it. */
function signingRow(
  { kind, since, anew }: DueOneTime,
  dayOf: (at: Date) => string,
  t: Awaited<ReturnType<typeof getTranslations>>,
): WaitFacts {
  return {
    ...{ key: kind, href: oneTimePages[kind], since: dayOf(since), status: null },
    what: t(`account.oneTime.${kind}.${anew ? "waitsAnew" : "waits"}`),
    ...{ whom: "Justice in Motion", code: "", nickname: "" },
  };
}

function emptyFor(actor: UserActor): "emptyDefender" | "emptyStaff" | "emptyAdvocate" | "emptyFormer" {
  if (actor.defenderId) return "emptyDefender";
  if (actor.staffRoles.length > 0) return "emptyStaff";
  return actor.memberships.length > 0 ? "emptyAdvocate" : "emptyFormer";
}

/** On whom it waits, by name; among staff, the role says enough. */
function onWhom({ party, defender, lead }: WaitingFacts): string {
  if (party === "DEFENDER") return defender ?? "";
  return party === "ADVOCATE" ? lead : "";
}

/** With whom the reader has to do it: the Advocate, for staff and Defenders; the Defender, for Advocates. */
function withWhom({ kind, defender, lead }: WaitingFacts, actor: UserActor): string {
  if (actor.staffRoles.length > 0 || actor.defenderId) return lead;
  // An invoice is paid to Justice in Motion.
  return kind === "payInvoice" ? "" : (defender ?? "");
}

/** A Defender and an Advocate are called as they chose. */
function roleOf({ party, defenderAddress, leadAddress }: WaitingFacts): string {
  if (party === "DEFENDER") return `DEFENDER.${defenderAddress ?? "neutral"}`;
  return party === "ADVOCATE" ? `ADVOCATE.${leadAddress}` : party;
}
