import type { z } from "zod";
import { matterKinds } from "@/lib/cases/kinds";
import { refuseStale, type Edited } from "@/lib/clashes";
import { compareDates, daysBetween, type PlainDate } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { spokenLanguages } from "../choices";
import { regions as allRegions } from "../regions";
import { overlap, type Away } from "./away";
import type { addAwayDatesInput, changeDefenderProfileInput, removeAwayDatesInput } from "./schema";

type Input = z.output<typeof changeDefenderProfileInput>;

/** As the database holds it. */
export type ProfileFacts = {
  country: string;
  place: string;
  regions: string[];
  areas: string[];
  languages: string[];
  capacity: number;
  version: number;
};

/**
 * Where a Defender works, on what, in which languages, and how many open cases they take at a time: said by them, or by
 * staff who asked them.
 * @throws DomainError NOT_FOUND when it is nobody of the network; CONFLICT
 */
export function decideChangeDefenderProfile(
  facts: ProfileFacts | null,
  input: Input,
): Decision<Omit<Input, "version"> & { version: number }> {
  if (!facts) throw new DomainError("NOT_FOUND");
  const [saved, wanted] = [asTyped(facts), asTyped(input)];
  refuseStale({ saved: facts.version, known: input.version }, saved, wanted);
  const names = Object.keys(wanted) as (keyof typeof wanted)[];
  const fields = names.filter((name) => String(saved[name]) !== String(wanted[name]));
  return {
    changes: { ...input, version: facts.version },
    events: [{ type: "network.profile_changed", payload: { fields } }],
  };
}

/** As the form holds it: ticks in the order of their list. */
function asTyped(profile: ProfileFacts | Input): Edited<Input> {
  const { country, place, regions, areas, languages, capacity } = profile;
  return {
    ...{ country, place, capacity },
    regions: allRegions.map(({ code }) => code).filter((code) => regions.includes(code)),
    areas: matterKinds.filter((kind) => (areas as string[]).includes(kind)),
    languages: spokenLanguages.filter((language) => (languages as string[]).includes(language)),
  };
}

export type AwayFacts = {
  /** Null: it is nobody of the network. */
  defenderId: string | null;
  /** Today where the Defender is. */
  today: PlainDate;
  dates: readonly (Away & { id: string })[];
};

/** A longer absence is a slip in the year, or somebody who has left the network. */
const longestDays = 366;

/**
 * No reason is asked. What is over already is not noted; what has begun may be.
 * @throws DomainError NOT_FOUND, INVALID at `from` or `to`
 */
export function decideAddAway(
  { defenderId, today, dates }: AwayFacts,
  { from, to }: z.output<typeof addAwayDatesInput>,
  context: DecideContext,
): Decision<Away & { id: string; defenderId: string }> {
  if (!defenderId) throw new DomainError("NOT_FOUND");
  const refuse = (field: "from" | "to", code: string) => new DomainError("INVALID", {}, { [field]: code });
  if (compareDates(to, from) < 0) throw refuse("to", "DATE_ORDER");
  if (compareDates(to, today) < 0) throw refuse("to", "PAST_DATE");
  if (daysBetween(from, to) >= longestDays) throw refuse("to", "account.network.tooLong");
  if (daysBetween(today, from) > 2 * longestDays) throw refuse("from", "account.network.tooFar");
  if (dates.some((other) => overlap(other, { from, to }))) throw refuse("from", "account.network.overlaps");
  const id = context.newId();
  return {
    changes: { id, defenderId, from, to },
    events: [{ type: "network.away_added", payload: { awayId: id, from, to } }],
  };
}

/**
 * Back earlier, or not gone at all. What is over stays as it was.
 * @throws DomainError NOT_FOUND, WRONG_STATE
 */
export function decideRemoveAway(
  { today, dates }: AwayFacts,
  { awayId }: z.output<typeof removeAwayDatesInput>,
): Decision<{ id: string }> {
  const found = dates.find(({ id }) => id === awayId);
  if (!found) throw new DomainError("NOT_FOUND");
  if (compareDates(found.to, today) < 0) throw new DomainError("WRONG_STATE");
  const { id, from, to } = found;
  return { changes: { id }, events: [{ type: "network.away_removed", payload: { awayId: id, from, to } }] };
}
