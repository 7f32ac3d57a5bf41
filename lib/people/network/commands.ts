import { dateToPlain, plainToDate, todayIn } from "@/lib/dates";
import { DomainError } from "@/lib/errors";
import { defineCommand, type LoadScope } from "@/lib/workflow/define";
import * as rules from "./rules";
import * as schema from "./schema";

/** What a Defender says of themselves to whoever looks for somebody for a case. */

const changeDefenderProfile = defineCommand({
  name: "changeDefenderProfile",
  schema: schema.changeDefenderProfileInput,
  load: ({ tx, subjectId }): Promise<rules.ProfileFacts | null> =>
    tx.defender.findUnique({ where: { userId: subjectId } }),
  decide: rules.decideChangeDefenderProfile,
  persist: async ({ tx, subjectId }, { version, ...changes }) => {
    const changed = await tx.defender.updateMany({
      where: { userId: subjectId, version },
      data: { ...changes, version: { increment: 1 } },
    });
    if (changed.count === 0) throw new DomainError("CONFLICT");
    return { version: version + 1 };
  },
});

async function awayFacts({ tx, subjectId, now }: LoadScope): Promise<rules.AwayFacts> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: subjectId },
    select: { timeZone: true, defender: { select: { id: true, away: true } } },
  });
  return {
    defenderId: user.defender?.id ?? null,
    today: todayIn(user.timeZone, now),
    dates: (user.defender?.away ?? []).map(({ id, from, to }) => ({
      ...{ id, from: dateToPlain(from), to: dateToPlain(to) },
    })),
  };
}

const addAwayDates = defineCommand({
  name: "addAwayDates",
  schema: schema.addAwayDatesInput,
  load: awayFacts,
  decide: rules.decideAddAway,
  persist: async ({ tx }, { id, defenderId, from, to }) => {
    await tx.awayDates.create({ data: { id, defenderId, from: plainToDate(from), to: plainToDate(to) } });
    return { awayId: id };
  },
});

const removeAwayDates = defineCommand({
  name: "removeAwayDates",
  schema: schema.removeAwayDatesInput,
  load: awayFacts,
  decide: rules.decideRemoveAway,
  persist: async ({ tx }, { id }) => {
    await tx.awayDates.delete({ where: { id } });
    return {};
  },
});

export const networkCommands = { changeDefenderProfile, addAwayDates, removeAwayDates };
