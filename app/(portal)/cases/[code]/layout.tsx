import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { clockSentences } from "@/components/case/clock-words";
import { Turn, Where } from "@/components/case/turn";
import { StageTracker } from "@/components/case/stage-tracker";
import { LinkButton } from "@/components/ui/button";
import { Tabs } from "@/components/ui/navigation";
import { currentActor } from "@/lib/auth/current";
import { mayOpenCasePage } from "@/lib/authz/pages";
import { frameView, type FrameView } from "@/lib/cases/frame/queries";
import { dueDay } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { formatDate } from "@/lib/i18n/format";
import { dueWords } from "@/lib/i18n/due";
import { todayIn } from "@/lib/dates";
import { pathOfRequest } from "@/lib/web/path";
import { routeView } from "@/lib/workflow/route-view";
import { stageOf, statuses } from "@/lib/workflow/statuses";
import { waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";
import { waitWord } from "@/lib/workflow/wait-readers";
import type { OpenWait } from "@/lib/workflow/whose-turn";
import { tabsFor } from "./tabs";
import { alsoWords, flagOf, turnWords, type Word } from "./turn-words";

type Props = { children: ReactNode; params: Promise<{ code: string }> };

/**
 * What stands above every page of a case: whose turn it is, the route, and the way to its stages. It decides no
 * access: where the reader sees no case it draws nothing, and the page answers that there is none.
 */
export default async function CaseLayout({ children, params }: Props) {
  const { code } = await params;
  const actor = await currentActor();
  const view = actor ? await frameView(actor, code) : null;
  if (!actor || !view) return children;
  const [locale, t, path] = await Promise.all([getLocale(), getTranslations(), pathOfRequest()]);
  const { facts, turn, people, reached } = view;
  const frame = frameOf(path);
  const ended = !statuses[facts.status].open;
  const today = todayIn(actor.timeZone, now());
  const dated = (at: Date | null) =>
    at ? formatDate(locale, todayIn(actor.timeZone, at), "short", today) : "";
  const due = turn?.wait.by ? dueDay(turn.wait.by, actor.timeZone) : null;
  const onDay = turn ? waitRow(turn.wait.kind as WaitKind).onDay : undefined;
  const dueNote = due ? dueWords(locale, today, due) : null;
  const word = (key: string, values?: Record<string, string | number>) =>
    t(key as Parameters<typeof t>[0], values as never);
  const turnWord =
    turn && waitWord(actor, { kind: turn.wait.kind, mine: turn.yours, relations: facts.relations });
  const tabs = tabsFor(view, path, word);
  const asides = (
    [
      {
        page: "handover",
        label: t(view.may.has("addCounsel") ? "cases.handover.withCounsel" : "cases.handover.title"),
      },
      { page: "clocks", label: t("clocks.page.link") },
    ] as const
  ).filter(({ page }) => !path.includes(`/${page}`) && mayOpenCasePage(page, facts.relations));
  return (
    <>
      <Where
        up={{ href: "/cases", label: t("cases.up") }}
        code={facts.code}
        nickname={facts.nickname}
        about={[
          facts.kind && word(`cases.kinds.${facts.kind}`),
          facts.country && word(`cases.countries.${facts.country}`),
        ]
          .filter(Boolean)
          .join(", ")}
      />
      {frame === "code" ? null : (
        <Turn
          yours={turn?.yours ?? false}
          flag={flagOf(turn, word)}
          what={
            turn
              ? turnWords(actor, view, turn, word)
              : word(ended ? `cases.ended.${facts.status}` : "cases.nothingWaits")
          }
          when={
            turn
              ? [
                  {
                    term: t("cases.since"),
                    fact: formatDate(locale, todayIn(actor.timeZone, turn.wait.since), "weekday", today),
                  },
                  ...(due && dueNote
                    ? [
                        {
                          term: word(onDay ? `cases.byOf.${onDay}` : "cases.by"),
                          fact: `${formatDate(locale, due, "weekday", today)}, ${dueNote.words}`,
                          late: dueNote.late && !turn.wait.pausedUntil,
                        },
                      ]
                    : []),
                ]
              : []
          }
          also={alsoWords(actor, view, word, (at) =>
            formatDate(locale, todayIn(actor.timeZone, at), "weekday", today),
          )}
        >
          {turn && turnWord !== "withheld" ? (
            <p>
              {clockSentences(
                {
                  ...{ ...turn.wait, kind: turn.wait.kind as WaitKind },
                  mine: turn.wait.mine && turnWord !== "prepareIntake",
                },
                { locale, timeZone: actor.timeZone, today },
              ).join(" ")}
            </p>
          ) : null}
          {turn?.yours && toFinalReport(turn.wait, path) ? (
            <LinkButton tone="second" href={`/cases/${facts.code}/payment`}>
              {t("payment.final.toIt")}
            </LinkButton>
          ) : null}
        </Turn>
      )}
      {frame === "whole" ? (
        <>
          <StageTracker
            route={routeView({
              status: facts.status,
              endedStage: facts.endedStage,
              endedEarly: reached.endedEarly,
              reachedBefore: reached.openedAgainFrom && stageOf(reached.openedAgainFrom, null),
              outcomeReported: reached.outcomeReported,
            })}
            north={people.city}
            south={people.defenderPlace ?? (facts.country ? word(`cases.countries.${facts.country}`) : "")}
            notes={notesOf(view, dated, word)}
          />
          {tabs.length > 1 ? <Tabs label={t("cases.parts")} tabs={tabs} /> : null}
        </>
      ) : null}
      <div className="case-page">{children}</div>
      {frame === "whole" && asides.length > 0 ? (
        <nav className="section no-print asides" aria-label={t("cases.beside")}>
          {asides.map(({ page, label }) => (
            <a key={page} href={`/cases/${facts.code}/${page}`}>
              {label}
            </a>
          ))}
        </nav>
      ) : null}
    </>
  );
}

/** Pages of one task on a phone leave the frame out: messages keep whose turn it is, an entry only the case's code. */
function frameOf(path: string): "whole" | "turn" | "code" {
  const here = path.split(/[?#]/)[0] ?? path;
  if (here.endsWith("/assignment/entry")) return "code";
  return here.endsWith("/assignment/messages") ? "turn" : "whole";
}

/** Every task is done, and what is left stands on another page than the tasks. */
function toFinalReport({ kind, params }: OpenWait, path: string): boolean {
  return kind === "doTasks" && params.count === 0 && !path.includes("/payment");
}

function notesOf({ facts, reached }: FrameView, dated: (at: Date | null) => string, word: Word) {
  const notes: Partial<Record<"review" | "agreement" | "assignment" | "payment" | "evaluation", string>> = {};
  if (reached.submittedAt) notes.review = word("cases.notes.submitted", { day: dated(reached.submittedAt) });
  if (reached.executedAt) notes.agreement = word("cases.notes.executed", { day: dated(reached.executedAt) });
  if (reached.executedAt) notes.assignment = word("cases.notes.working", { day: dated(reached.executedAt) });
  if (facts.workDoneAt) notes.assignment = word("cases.notes.workDone", { day: dated(facts.workDoneAt) });
  if (reached.settledAt) notes.payment = word("cases.notes.settled", { day: dated(reached.settledAt) });
  return notes;
}
