import { beforeAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import { counselView } from "@/lib/people/counsel/queries";
import { personView } from "@/lib/people/standing/queries";
import { db } from "@/lib/db/client";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const illinois = { jurisdiction: "US-IL", number: "6301234" };
const ontario = { jurisdiction: "CA-ON", number: "71234P" };
const change = async (actor: UserActor, whom: UserActor, profile: object) => {
  const { version } = await db().user.findUniqueOrThrow({ where: { id: whom.userId } });
  return run(actor, "changeCounselProfile", whom.userId, {
    ...{ admissions: [illinois], arrangement: "spanish", version },
    ...profile,
  });
};
const told = ({ userId }: UserActor) =>
  db().notification.count({ where: { userId, kind: "counsel.profile_changed" } });

test("a lawyer who was invited says it first, and changes it; staff read it", async () => {
  const { lawyer } = world;
  expect(await counselView(lawyer.userId)).toMatchObject({ admissions: [], arrangement: "", isLawyer: true });
  await change(lawyer, lawyer, { admissions: [illinois, { ...illinois }] });
  expect(await personView(lawyer.userId)).toMatchObject({ admissions: [illinois], arrangement: "spanish" });
  await change(lawyer, lawyer, { admissions: [ontario, illinois], arrangement: "interpreter" });
  expect(await counselView(lawyer.userId)).toMatchObject({
    ...{ admissions: [ontario, illinois], arrangement: "interpreter" },
  });
  expect(await told(lawyer)).toBe(0);
  expect(
    await refusal(change(lawyer, lawyer, { admissions: [illinois, ontario], arrangement: "interpreter" })),
  ).toBe("NOTHING_CHANGED");
});

test("staff change it for whoever tells them, who hears of it; nobody else does", async () => {
  const { facilitator, lawyer, lawyer2, finance, defender } = world;
  await change(facilitator, lawyer2, {});
  expect(await told(lawyer2)).toBe(1);
  for (const actor of [lawyer, finance, defender])
    expect(await refusal(change(actor, lawyer2, { arrangement: "interpreter" })), actor.name).toBe(
      "NOT_FOUND",
    );
});

test("a lawyer has an admission, of a place that there is; an assistant need not; others have no such page", async () => {
  const { lawyer, assistant, billing, defender, facilitator } = world;
  const none: unknown = await change(lawyer, lawyer, { admissions: [] }).catch((error: unknown) => error);
  expect(none instanceof DomainError ? none.fields : null).toEqual({ admissions: "ui.zod.required" });
  for (const bad of [
    { jurisdiction: "US-XX", number: "1" },
    { jurisdiction: "US-IL", number: " " },
  ])
    expect(await refusal(change(lawyer, lawyer, { admissions: [bad] }))).toBe("INVALID");
  await change(assistant, assistant, { admissions: [], arrangement: "bilingual_staff" });
  expect(await counselView(assistant.userId)).toMatchObject({
    isLawyer: false,
    arrangement: "bilingual_staff",
  });
  for (const whom of [billing, defender, facilitator]) {
    expect(await counselView(whom.userId)).toBeNull();
    expect(await refusal(change(whom, whom, {})), whom.name).toBe("NOT_FOUND");
  }
});
