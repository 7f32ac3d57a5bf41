import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { nobody } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { accessRequest } from "@/tests/support/access-request";
import { bothBefore } from "@/tests/support/held-table";
import { reauthenticate } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await reauthenticate(world.facilitator);
});

const record = (name: string) => ({
  ...{ name, kind: "LAW_FIRM", country: "US", city: "Boston", billingAddress: "", currency: "USD" },
});
const register = (name: string) =>
  run(world.facilitator2, "registerOrganization", null, { ...record(name), seen: [] });

async function approve(name: string) {
  const asked = accessRequest();
  await run(nobody, "requestAccess", null, asked);
  const { id } = await db().accessRequest.findFirstOrThrow({ where: { email: asked.email } });
  const organization = { kind: "new", record: record(name) };
  const input = { name: asked.name, membership: "LAWYER", organization, seen: [] };
  return () => run(world.facilitator, "approveAccess", id, input);
}

async function rename(name: string) {
  const before = record(`Ostrander ${randomUUID()}`);
  const { result } = await run(world.facilitator, "registerOrganization", null, before);
  const id = String(result.organizationId);
  const { version } = await db().organization.findUniqueOrThrow({ where: { id } });
  return () => run(world.facilitator, "editOrganization", id, { ...before, name, version, seen: [] });
}

test.each([
  ["registered", "Quillon Vasbinder"],
  ["approved", "Hollins Tarkington"],
  ["renamed", "Brightwater Escobedo"],
])(
  "an organization that is registered while a like one is %s: one passes, the other is asked about it",
  async (way, words) => {
    const name = `${words} ${world.tag}`;
    const like = `THE ${name}, LLP`;
    const first = { registered: async () => () => register(name), approved: approve, renamed: rename }[way];
    if (!first) throw new Error(way);
    const ends = await bothBefore("Organization", await first(name), () => register(like));
    expect(ends).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: { code: "LIKE_KNOWN", alike: [{ name }] } },
    ]);
    expect(await db().organization.count({ where: { name: { in: [name, like] } } })).toBe(1);
  },
);
