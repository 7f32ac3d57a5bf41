import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { proven, reauthenticate } from "@/tests/support/proof";
import type { World } from "@/tests/support/world";
import { bothStand, eventsOf, oneStands, type Fixture } from "./fixture";

const firm = () => ({
  name: `Harbor Law ${randomUUID().slice(0, 8)}`,
  kind: "LAW_FIRM",
  country: "US",
  city: "Boston",
  billingAddress: "1 Wharf Street",
  currency: "USD",
});

async function registered({ director }: World): Promise<string> {
  return String((await run(director, "registerOrganization", null, firm())).result.organizationId);
}

export const organizationFixtures = {
  registerOrganization: async (world) => ({
    ...{ actor: world.director, subjectId: null, input: firm(), second: { input: firm() } },
    stands: bothStand,
    count: () => db().organization.count(),
  }),
  editOrganization: async (world) => {
    const id = await registered(world);
    const base = { ...firm(), version: 1 };
    return {
      ...{ actor: world.facilitator, subjectId: id, input: { ...base, city: "Salem" } },
      second: { actor: world.finance, input: { ...base, city: "Lowell" } },
      stands: oneStands("CONFLICT", ["city"]),
      count: eventsOf(id, "organization.changed"),
    };
  },
  // Somebody of it, so that there is something to lose.
  mergeOrganizations: async (world) => {
    const [id, intoId] = [await registered(world), await registered(world)];
    await reauthenticate(world.director);
    const { userId } = world.stranger;
    await run(await proven(world.facilitator), "startMembership", userId, {
      organizationId: id,
      kind: "LAWYER",
    });
    return {
      ...{ actor: world.director, subjectId: id, input: { intoId } },
      second: { input: { intoId: world.other } },
      stands: oneStands("ALREADY_DONE"),
      count: eventsOf(id, "organization.merged"),
    };
  },
} satisfies Record<string, Fixture>;
