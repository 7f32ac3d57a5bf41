import { randomUUID } from "node:crypto";
import { actorOf } from "@/lib/auth/actor-of";
import { newToken, tokenHash } from "@/lib/auth/tokens";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { plusDays, todayIn, type PlainDate } from "@/lib/dates";
import { startOfDayIn, officeZone } from "@/lib/calendar";
import type { Result } from "@/lib/workflow/define";
import { execute } from "@/lib/workflow/execute";
import { commandNamed } from "@/lib/workflow/registry";
import type { CommandName } from "@/lib/workflow/transitions";
import { demoPassword } from "./accounts";
import type { DemoPeople } from "./people";

/**
 * Plays the people of the demo: moves the clock to when it happened, signs somebody in, runs a command as they would.
 * Nothing is written in any other way.
 */
export type Hand = ReturnType<typeof makeHand>;

/** @param until waits for a moment, to which the clock is then set */
export function makeHand(seated: DemoPeople, today: PlainDate, until: (at: Date) => Promise<void>) {
  let signedIn = new Map<string, UserActor>();
  const day = (daysAgo: number): PlainDate => plusDays(today, -daysAgo);

  async function as(key: string): Promise<UserActor> {
    const known = signedIn.get(key);
    if (known) return known;
    const userId = seated.people[key];
    if (!userId) throw new Error(`Nobody is called ${key}`);
    const token = newToken();
    await execute(
      { actor: systemActor, now: now(), operationId: randomUUID(), onBehalfOf: userId },
      commandNamed("openSession"),
      userId,
      { tokenHash: Buffer.from(tokenHash(token)).toString("hex"), secondStep: "waived" },
    );
    const actor = await actorOf(token);
    if (!actor) throw new Error(`${key} could not sign in`);
    signedIn.set(key, actor);
    return actor;
  }

  return {
    seated,
    today,
    day,
    as,
    /** Goes on at an hour of the office, so many days ago; everybody signs in anew. */
    async at(daysAgo: number, time: string): Promise<void> {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      const midnight = startOfDayIn(day(daysAgo), officeZone).getTime();
      await until(new Date(midnight + (hours * 60 + minutes) * 60_000));
      signedIn = new Map();
    },
    async does(key: string, command: CommandName, subjectId: string | null, input: unknown): Promise<Result> {
      const context = { actor: await as(key), now: now(), operationId: randomUUID() };
      return (await execute(context, commandNamed(command), subjectId, input)).result;
    },
    /** The password again, as signing asks for it. */
    async reauthenticates(key: string): Promise<void> {
      const actor = await as(key);
      const context = { actor, now: now(), operationId: randomUUID() };
      await execute(context, commandNamed("reauthenticate"), actor.userId, { password: demoPassword });
    },
    todayOf: (zone: string) => todayIn(zone, now()),
  };
}
