import { dateToPlain } from "@/lib/dates";
import type { Tx } from "@/lib/db/tx";
import type { Wait } from "@/lib/db/generated/client";
import { defineCommand, type LoadScope } from "@/lib/workflow/define";
import { sealed } from "@/lib/workflow/sealed-words";
import type { WaitKind } from "@/lib/workflow/wait-kinds";
import { moveDateOfRecord, sharesDate } from "./dates-of-records";
import * as rules from "./rules";
import * as schema from "./schema";

/** No clocks: there is no such one in this case. */
async function clocksOf(tx: Tx, caseId: string, waitId: string): Promise<rules.PauseFacts> {
  const holidays = (await tx.holiday.findMany()).map(({ day }) => dateToPlain(day));
  const named = await tx.wait.findFirst({ where: { id: waitId, caseId, closedAt: null } });
  if (!named) return { clocks: [], holidays };
  const { kind, ref } = named;
  const others =
    ref && sharesDate(kind as WaitKind)
      ? await tx.wait.findMany({ where: { caseId, kind, ref, closedAt: null, id: { not: waitId } } })
      : [];
  return { clocks: [named, ...others].map(factsOf), holidays };
}

const factsOf = ({ kind, ...wait }: Wait): rules.ClockFacts => ({ ...wait, kind: kind as WaitKind });

async function persist(scope: LoadScope, changes: rules.PauseChanges, { clocks: [named] }: rules.PauseFacts) {
  const { tx } = scope;
  for (const { id, ...clock } of changes.clocks) {
    const pauseCipher = clock.pausedAt ? await sealed(scope, `Wait:pauseCipher:${id}`, changes.reason) : null;
    await tx.wait.update({ where: { id }, data: { ...clock, pauseCipher } });
  }
  if (named) await moveDateOfRecord(tx, named.id, named.kind, changes.shiftMs);
  return {};
}

const pauseClock = defineCommand({
  name: "pauseClock",
  schema: schema.pauseClockInput,
  load: ({ tx, subjectId }, { waitId }) => clocksOf(tx, subjectId, waitId),
  decide: rules.decidePauseClock,
  persist,
});

const resumeClock = defineCommand({
  name: "resumeClock",
  schema: schema.resumeClockInput,
  load: ({ tx, subjectId }, { ref }) => clocksOf(tx, subjectId, ref),
  decide: rules.decideResumeClock,
  persist,
});

export const clockCommands = { pauseClock, resumeClock };
