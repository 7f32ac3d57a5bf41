import { waitKindNames, waitRow } from "@/lib/workflow/wait-kinds";
import type { Audience } from "./audiences";
import { defaultMail, groupRow, type Group, type LockReason, type MailChoice } from "./groups";
import { groupOfReminder, noticeMatrix, type Notice } from "./matrix";

/** As whom somebody hears of a reminder: whoever it waits on. */
export type Hearer = Audience | "WAITED";

/** One notice of the matrix as a page shows it: who hears, and what comes to those who chose nothing. */
export type MatrixRow = {
  kind: string;
  group: Group;
  to: readonly Hearer[];
  mail: MailChoice;
  /** Of those who hear, for whom it is in the summary instead. */
  calm: readonly Hearer[];
  locked: LockReason | null;
  push: boolean;
};

/** Every notice there is, in the order of the matrix; reminders, one for each kind of Wait, after them. */
export function matrixRows(): MatrixRow[] {
  const told = Object.entries(noticeMatrix as Record<string, Notice>)
    .filter(([kind]) => kind !== "wait.reminded")
    // A clock that is paused is told to whoever it waits on.
    .map(([kind, { group, to }]) => rowOf(kind, group, to.length > 0 ? to : ["WAITED"]));
  const reminders = waitKindNames.flatMap((wait) => {
    const remind = waitRow(wait).remind ?? [];
    const has = (fits: (reminder: (typeof remind)[number]) => boolean) => remind.some(fits);
    const plain = has(({ warns, tells }) => !warns && !tells)
      ? [rowOf(`remind.${wait}`, groupOfReminder(wait, false), ["WAITED"])]
      : [];
    const warning = has(({ warns }) => warns === true)
      ? [rowOf(`warn.${wait}`, groupOfReminder(wait, true), ["WAITED"])]
      : [];
    const told = remind.flatMap(({ tells }) =>
      tells ? [rowOf(`told.${wait}`, groupOfReminder(wait, false), [tells])] : [],
    );
    return [...plain, ...warning, ...told];
  });
  return [...told, ...reminders];
}

function rowOf(kind: string, group: Group, to: readonly Hearer[]): MatrixRow {
  const { locked = null, push, mail } = groupRow(group);
  const mailFor = (hearer: Hearer) => (hearer === "WAITED" ? mail : defaultMail(group, [hearer]));
  return { kind, group, to, mail, locked, push, calm: to.filter((hearer) => mailFor(hearer) !== mail) };
}
