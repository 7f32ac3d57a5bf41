import type { z } from "zod";
import { federalHolidaysIn, type Holiday } from "@/lib/calendar";
import type { PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { operationOwner } from "@/lib/authz/actor";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { recordFxRateInput, setHolidayInput, setRateInput } from "./schema";

type RateInput = z.output<typeof setRateInput>;
export type RateChange = RateInput & { id: string; setBy: string };

/** A rate of a day is set once: a correction is a new row from a later day. */
export function decideSetRate(
  facts: { taken: boolean },
  input: RateInput,
  context: DecideContext,
): Decision<RateChange> {
  if (facts.taken) throw new DomainError("ALREADY_DONE", {}, { from: "ALREADY_DONE" });
  const id = context.newId();
  return {
    changes: { ...input, id, setBy: operationOwner(context.actor) },
    events: [{ type: "rate.set", payload: { rateId: id, currency: input.currency, from: input.from } }],
  };
}

type FxInput = z.output<typeof recordFxRateInput>;

/** What expenses were reckoned with is frozen on them, so a rate of a day that is known is not written over. */
export function decideRecordFxRate(
  facts: { taken: boolean },
  input: FxInput,
  context: DecideContext,
): Decision<FxInput & { id: string }> {
  if (facts.taken) throw new DomainError("ALREADY_DONE", {}, { day: "ALREADY_DONE" });
  const { base, foreign, day, rate } = input;
  return {
    changes: { ...input, id: context.newId() },
    events: [{ type: "fx_rate.recorded", payload: { base, foreign, day, rate } }],
  };
}

type HolidayInput = z.output<typeof setHolidayInput>;

export function decideSetHoliday(facts: { taken: boolean }, input: HolidayInput): Decision<HolidayInput> {
  if (facts.taken) throw new DomainError("ALREADY_DONE", {}, { day: "ALREADY_DONE" });
  return { changes: input, events: [{ type: "holiday.set", payload: { day: input.day } }] };
}

/** The day is a working day again for whatever is asked from now on. */
export function decideRemoveHoliday(
  facts: { kept: boolean },
  input: { day: PlainDate },
): Decision<{ day: PlainDate }> {
  if (!facts.kept) throw new DomainError("NOT_FOUND");
  return { changes: input, events: [{ type: "holiday.removed", payload: { day: input.day } }] };
}

/** The days of one year that the federal government keeps and the office does not yet, by the rule of each. */
export function decideSuggestHolidays(
  facts: { kept: readonly PlainDate[] },
  { year }: { year: number },
): Decision<Holiday[]> {
  const added = federalHolidaysIn(year).filter(({ day }) => !facts.kept.includes(day));
  if (added.length === 0) throw new DomainError("ALREADY_DONE");
  return { changes: added, events: [{ type: "holidays.added", payload: { year, count: added.length } }] };
}
