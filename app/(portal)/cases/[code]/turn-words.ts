import { isStaff, type UserActor } from "@/lib/authz/actor";
import type { FrameView } from "@/lib/cases/frame/queries";
import { waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";
import { waitWord } from "@/lib/workflow/wait-readers";
import type { Turn } from "@/lib/workflow/whose-turn";

/** How the head of a case words what it waits for. */
export type Word = (key: string, values?: Record<string, string | number>) => string;

/** What waits: what the reader is to do, or what whoever has the turn does. */
export function turnWords(
  actor: UserActor,
  { people, facts }: FrameView,
  { wait, yours }: Turn,
  word: Word,
): string {
  const key = waitWord(actor, { kind: wait.kind, mine: yours, relations: facts.relations });
  if (yours || key === "withheld") return word(`waits.${key}`, wait.params);
  const named = { ADVOCATE: people.lead, DEFENDER: people.defender }[wait.party as "ADVOCATE" | "DEFENDER"];
  const office = isStaff(actor) ? `cases.who.${wait.party}` : "cases.who.JIM";
  const side = wait.party === "ADVOCATE" || wait.party === "DEFENDER" ? `cases.who.${wait.party}` : office;
  const reader = facts.relations.some((one) => one === "lead" || one === "counsel" || one === "assistant");
  return word(`waits.others.${key}`, {
    ...wait.params,
    who: named || word(side),
    reader: reader ? "advocate" : "other",
  });
}

/** Whose turn it is, in two or three words. */
export function flagOf(turn: Turn | null, word: Word): string {
  if (!turn) return word("ui.nobodysTurn");
  return turn.yours ? word("ui.yourTurn") : word(`cases.waitsOn.${turn.wait.party}`);
}

export type AlsoWaits = { yours: string | null; what: string; by: string | null };

/**
 * What a case waits for besides its first line, each a line: the reader's own turn is flagged, what is withheld from
 * them is left out, and what reads the same is said once.
 * @param dated a day in the reader's words
 */
export function alsoWords(
  actor: UserActor,
  view: FrameView,
  word: Word,
  dated: (at: Date) => string,
): AlsoWaits[] {
  const lines = view.alsoWaits
    .filter(
      ({ wait, yours }) =>
        waitWord(actor, { kind: wait.kind, mine: yours, relations: view.facts.relations }) !== "withheld",
    )
    .map((turn): AlsoWaits => {
      const { wait, yours } = turn;
      const { onDay } = waitRow(wait.kind as WaitKind);
      const term = word(onDay ? `cases.byOf.${onDay}` : "cases.by");
      return {
        yours: yours ? word("ui.yourTurn") : null,
        what: turnWords(actor, view, turn, word),
        by: wait.by ? word("cases.alsoBy", { term, day: dated(wait.by) }) : null,
      };
    });
  const said = lines.map((line) => JSON.stringify(line));
  return lines.filter((_, index) => said.indexOf(said[index] ?? "") === index);
}
