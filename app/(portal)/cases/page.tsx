import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { Pages } from "@/components/ui/navigation";
import { Empty } from "@/components/ui/section";
import { mayOpen } from "@/lib/authz/pages";
import { listView } from "@/lib/cases/lists/queries";
import { addressOf, readFilters, type Query } from "@/lib/cases/lists/address";
import { defaultQuery, listChoices } from "@/lib/cases/lists/choices";
import { dueDay } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { dueWords } from "@/lib/i18n/due";
import { formatDate } from "@/lib/i18n/format";
import { messagesFor } from "@/lib/i18n/messages";
import { readCursor } from "@/lib/web/cursor";
import { pageActor } from "@/lib/web/page";
import { miniRouteView } from "@/lib/workflow/route-view";
import { stageOf } from "@/lib/workflow/statuses";
import { pageFor } from "@/lib/workflow/wait-links";
import { waitWord } from "@/lib/workflow/wait-readers";
import { CaseTable } from "./case-table";
import { Chips, chipsOf } from "./chips";
import { CaseFilters } from "./filters";
import { SavedLists } from "./saved-lists";
import { HelpLink } from "../help-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("nav.cases") };
}

/** Every case that the reader may know of, newest change first. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await pageActor("/cases", "/cases");
  const query = await searchParams;
  const asked = readFilters(query);
  // Its own address alone opens the list that its reader chose for it.
  const filters = Object.keys(query).length > 0 ? asked : readFilters(await defaultQuery(actor));
  const after = readCursor(query.after);
  const [locale, t, view, choices] = await Promise.all([
    getLocale(),
    getTranslations(),
    listView(actor, filters, after),
    listChoices(actor, filters),
  ]);
  const chips = await chipsOf(filters, choices);
  const today = todayIn(actor.timeZone, now());
  const { cases, ui } = messagesFor(locale);
  const written = new Map<string, string>();
  /** Most rows wait for the same few things: each is worded once. */
  const waiting = (kind: string, params: Record<string, string | number>) => {
    const key = `${kind} ${JSON.stringify(params)}`;
    const words = written.get(key) ?? t(`waits.${kind}` as Parameters<typeof t>[0], params as never);
    written.set(key, words);
    return words;
  };
  const rows = view.rows.map((row) => {
    const by = row.by ? dueDay(row.by, actor.timeZone) : null;
    return {
      code: row.code,
      opens: pageFor(row, null) !== null,
      nickname: row.nickname,
      about: row.kind ? cases.kinds[row.kind] : "",
      firm: row.organization,
      lead: row.lead,
      stage: ui.stages[stageOf(row.status, row.endedStage)],
      status: ui.statuses[row.status],
      route: miniRouteView(row.status, row.endedStage),
      yours: row.mine === true,
      turn: row.waitParty ? (row.mine ? ui.yourTurn : cases.waitsOn[row.waitParty]) : "",
      what: row.waitKind
        ? waiting(
            waitWord(actor, { kind: row.waitKind, mine: row.mine === true, relations: row.relations }),
            row.waitParams ?? {},
          )
        : "",
      by: by ? formatDate(locale, by, "short", today) : "",
      byNote: by && by < today ? dueWords(locale, today, by).words : "",
      changed: formatDate(locale, todayIn(actor.timeZone, row.updatedAt), "short", today),
    };
  });
  return (
    <>
      <header className="list-head">
        <h1>{t(actor.staffRoles.length > 0 ? "shell.nav.cases" : "shell.nav.myCases")}</h1>
        {mayOpen("/cases/new", actor) ? (
          <LinkButton href="/cases/new" icon="plus">
            {t("shell.nav.newIntake")}
          </LinkButton>
        ) : null}
      </header>
      <CaseFilters base="/cases" filters={filters} whole={choices} />
      <div className="list-tools">
        <Chips base="/cases" filters={filters} chips={chips} />
        <SavedLists filters={filters} saved={choices.saved} />
        {rows.length > 0 ? <a href={addressOf("/cases/export", filters)}>{t("desk.export.open")}</a> : null}
      </div>
      {rows.length > 0 ? (
        <CaseTable rows={rows} texts={{ ...cases.table, byPhone: ui.waiting.byPhone }} />
      ) : (
        <Empty title={t("cases.noneTitle")}>
          <p>{t(Object.keys(filters).length > 0 ? "cases.noneFiltered" : "cases.noneYet")}</p>
          <HelpLink />
        </Empty>
      )}
      <Pages
        position={t("cases.shown", { count: rows.length })}
        firstHref={after ? addressOf("/cases", filters) : undefined}
        nextHref={
          view.next
            ? addressOf("/cases", filters, { after: `${view.next.at.getTime()}.${view.next.id}` })
            : undefined
        }
      />
    </>
  );
}
