import type { NewEvent } from "./events";
import { heldPart, moneyWaits } from "./money-waits";
import {
  nothing,
  all,
  threeSides,
  on,
  when,
  open,
  close,
  afresh,
  swap,
  days,
  workingDays,
  at,
  onDay,
  type WaitChange,
  type WaitHandlers,
} from "./wait-change";

const offerAgain = ({ offerId: ref }: { offerId?: string }) =>
  afresh(on("FACILITATOR", "offerAgain", workingDays(5), ref ? { ref } : {}));

/** Each side reads the text anew and approves it. */
const allApprove = ({ contractId: ref }: { contractId: string }) =>
  afresh(...threeSides.map((party) => on(party, "approveText", workingDays(10), { ref })));

const heldAnew = ({ entryId: ref, held }: { entryId: string; held: boolean }) =>
  swap([{ kind: "resolveHeld", ref }], ...when(held, heldPart(ref)));

type Left = { assignmentId: string; open: number; firstDeadline: string | null } | null;

/** The Defender's Wait counts the tasks that are left and names the first deadline; it is opened anew when they change. */
const doTasksAnew = (left: Left, change: WaitChange = nothing): WaitChange => {
  if (left === null) return change;
  const by = left.firstDeadline ? onDay(left.firstDeadline) : null;
  const more = { ref: left.assignmentId, params: { count: left.open } };
  return {
    close: [...change.close, { kind: "doTasks" }],
    open: [...change.open, on("DEFENDER", "doTasks", by, more)],
  };
};
/** Work that was opened again: how much is to be done is not known yet. */
const doTasksAgain = on("DEFENDER", "doTasks", null, { params: { count: 0 } });

const settleWork = on("FINANCE", "settleWork", days(30));

const ended = close({ kind: "doTasks" }, { kind: "resumeCase" }, { kind: "answerDeadline" });

const handlers: WaitHandlers = {
  ...moneyWaits,
  "intake.started": () => open(on("ADVOCATE", "finishIntake", days(90))),
  "intake.submitted": () => afresh(on("FACILITATOR", "readIntake", workingDays(3))),
  "intake.discarded": () => close(all),
  "clock.paused": ({ waitId: ref, from, until }) => open(on(from, "resumeClock", at(until), { ref })),
  "clock.resumed": ({ waitId: ref }) => close({ kind: "resumeClock", ref }),
  "case.withdrawn": () => close(all),
  "case.declined": () => close(all),
  "case.reopened": () => afresh(on("FACILITATOR", "reviewIntake", workingDays(5))),
  "review.started": () => afresh(on("FACILITATOR", "reviewIntake", workingDays(5))),
  "question.asked": ({ questionIds }) =>
    afresh(on("ADVOCATE", "answerQuestions", days(14), { params: { count: questionIds.length } })),
  "question.answered": () => afresh(on("FACILITATOR", "readAnswers", workingDays(5))),
  "case.accepted": () => afresh(on("FACILITATOR", "offerCase", workingDays(5))),
  // Checks of the same Defender that this one replaces are stale by events of their own; others go on waiting.
  "check.run": ({ checkId: ref, hits: count, state }) =>
    open(
      ...when(
        state === "pending",
        on("FACILITATOR", "decideHits", workingDays(2), { ref, params: { count } }),
      ),
    ),
  "check.hit_decided": ({ checkId: ref, state }) =>
    state === "pending"
      ? nothing
      : swap(
          [
            { kind: "decideHits", ref },
            { kind: "waiveCheck", ref },
          ],
          ...when(state === "possible", on("DIRECTOR", "waiveCheck", workingDays(5), { ref })),
        ),
  "check.waived": ({ checkId: ref }) => close({ kind: "waiveCheck", ref }),
  "check.blocked": ({ checkId: ref }) => close({ kind: "waiveCheck", ref }),
  "check.stale": ({ checkId: ref, offered }) =>
    swap(
      [
        { kind: "decideHits", ref },
        { kind: "waiveCheck", ref },
      ],
      ...when(offered, on("FACILITATOR", "checkAgain", workingDays(1))),
    ),
  "offer.sent": ({ offerId: ref, answerBy }) => afresh(on("DEFENDER", "answerOffer", at(answerBy), { ref })),
  "offer.interested": ({ offerId: ref, answerBy }) =>
    swap([{ kind: "answerOffer", ref }], on("DEFENDER", "decideOffer", at(answerBy), { ref })),
  "offer.declined": offerAgain,
  "offer.revoked": offerAgain,
  "offer.expired": offerAgain,
  "offer.accepted": () => close(all),

  "contract.opened": ({ contractId: ref }) =>
    afresh(
      on("ADVOCATE", "completeContract", workingDays(10), { ref }),
      on("FACILITATOR", "approveText", workingDays(10), { ref }),
      on("DEFENDER", "approveText", workingDays(10), { ref }),
    ),
  "contract.version_created": allApprove,
  "contract.approved": ({ contractId: ref, party, all: byAll }) =>
    swap(
      [
        { kind: "approveText", party },
        { kind: "completeContract", party },
      ],
      ...when(byAll, on("FACILITATOR", "sendForSignature", workingDays(2), { ref })),
    ),
  "contract.sent_for_signature": ({ contractId: ref, signBy }) =>
    afresh(
      ...(["ADVOCATE", "DEFENDER"] as const).map((party) => on(party, "signContract", at(signBy), { ref })),
    ),
  "contract.signed": ({ contractId: ref, party, step, signBy }) =>
    swap(
      [{ kind: "signContract", party }],
      ...(step === "jim" && signBy ? [on("FACILITATOR", "signContract", at(signBy), { ref })] : []),
    ),
  "contract.executed": () => close(all),
  "contract.declined": ({ contractId }) => allApprove({ contractId }),
  "contract.withdrawn_to_edit": ({ contractId }) => allApprove({ contractId }),
  "contract.signing_expired": ({ contractId }) => allApprove({ contractId }),
  "defender.released": () => offerAgain({}),

  "assignment.opened": ({ assignmentId, tasks, firstDeadline }) =>
    doTasksAnew({ assignmentId, open: tasks, firstDeadline }),
  "task.changed": ({ taskId: ref, state, left }) => {
    const finished = state === "done" || state === "not_possible";
    const review = on("ADVOCATE", "reviewTask", workingDays(5), { ref });
    return doTasksAnew(left, swap([{ kind: "reviewTask", ref }], ...when(finished, review)));
  },
  "task.accepted": ({ taskId: ref }) => close({ kind: "reviewTask", ref }),
  "task.reopened": ({ taskId: ref, left }) => doTasksAnew(left, close({ kind: "reviewTask", ref })),
  "task.dropped": ({ taskId: ref, left }) =>
    doTasksAnew(left, close({ kind: "reviewTask", ref }, { kind: "answerDeadline", ref })),
  "task.deadline_asked": ({ taskId: ref, by }) => {
    const other = by === "DEFENDER" ? "ADVOCATE" : "DEFENDER";
    return swap([{ kind: "answerDeadline", ref }], on(other, "answerDeadline", workingDays(3), { ref }));
  },
  "task.deadline_agreed": ({ taskId: ref, left }) =>
    doTasksAnew(left, close({ kind: "answerDeadline", ref })),
  "task.deadline_refused": ({ taskId: ref }) => close({ kind: "answerDeadline", ref }),
  "entry.recorded": ({ entryId, held }) => open(...when(held, heldPart(entryId))),
  "entry.changed": heldAnew,
  "entry.placed": heldAnew,
  "entry.withdrawn": ({ entryId: ref }) => close({ kind: "resolveHeld", ref }),
  "case.held": ({ by, userId, reviewOn }) =>
    swap([{ kind: "doTasks" }], on(by, "resumeCase", onDay(reviewOn), { userId })),
  "case.resumed": ({ left }) => doTasksAnew(left, close({ kind: "resumeCase" })),
  "case.terminated": () => ended,
  "work.closed": () => ended,
  "work.done": () => swap([{ kind: "doTasks" }, { kind: "answerDeadline" }], settleWork),

  "evaluations.opened": ({ evaluations, lapsesAt }) =>
    open(...evaluations.map(({ id: ref, party }) => on(party, "evaluate", at(lapsesAt), { ref }))),
  "evaluation.submitted": ({ evaluationId: ref }) => close({ kind: "evaluate", ref }),
  "evaluation.lapsed": ({ evaluationId: ref }) => close({ kind: "evaluate", ref }),
  "outcome.reported": ({ final }) => (final ? close({ kind: "reportOutcome" }) : nothing),
  "outcome.unknown": () => close({ kind: "reportOutcome" }),
  // A year, the last reminder at its end, and two weeks to answer that one.
  "case.closed": ({ askOutcome }) => open(...when(askOutcome, on("ADVOCATE", "reportOutcome", days(380)))),
  // What is still to be evaluated is asked again when the work is done again.
  "work.reopened": () =>
    swap(
      [{ kind: "evaluate" }, { kind: "finishReport" }, { kind: "submitForDefender" }, { kind: "settleWork" }],
      doTasksAgain,
    ),
  "case.reopened_closed": ({ to }) =>
    swap([{ kind: "reportOutcome" }], to === "active" ? doTasksAgain : on("FINANCE", "resettle", days(30))),
  "case.settled": () => close({ kind: "settleWork" }, { kind: "resettle" }, { kind: "reviewTask" }),
  "case.unsettled": () => open(settleWork),
};

/** The Waits that an event closes and opens; closing comes first. */
export function waitsAfter(event: NewEvent): WaitChange {
  const handler = handlers[event.type] as ((payload: NewEvent["payload"]) => WaitChange) | undefined;
  return handler ? handler(event.payload) : nothing;
}
