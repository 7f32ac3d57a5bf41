import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { nobody } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { requestsView } from "@/lib/people/access/queries";
import { wasRun } from "@/lib/workflow/operations";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { accessRequest } from "@/tests/support/access-request";
import { proven } from "@/tests/support/proof";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, signIn, testPassword, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

async function ask(changes: object = {}) {
  const input = accessRequest(changes);
  const { result } = await run(nobody, "requestAccess", null, input);
  const { id } = await db().accessRequest.findFirstOrThrow({
    where: { email: input.email },
    orderBy: { askedAt: "desc" },
  });
  return { id, input, result };
}

const viewOf = async (id: string) =>
  (await requestsView(world.facilitator)).waiting.find((one) => one.id === id);
const typesOf = async (subject: string, subjectId: string) =>
  (await db().event.findMany({ where: { subject, subjectId }, orderBy: { seq: "asc" } })).map((e) => e.type);
const into = (organizationId: string) => ({
  ...{ name: "Nora Vance Ortiz", membership: "LAWYER" },
  organization: { kind: "existing", organizationId },
});
const record = (name: string) => ({
  ...{ name, kind: "LAW_FIRM", country: "US", city: "Boston", billingAddress: "", currency: "USD" },
});

describe("asking", () => {
  test("keeps the phone as it is dialled, and their own words sealed", async () => {
    const heard = `At a training in Oaxaca ${randomUUID()}`;
    const { id } = await ask({ heard, phone: "312.555.0142" });
    const row = await db().accessRequest.findUniqueOrThrow({ where: { id } });
    expect(row.phone).toBe("+13125550142");
    expect(Buffer.from(row.heardCipher ?? []).toString("utf8")).not.toContain(heard);
    expect((await viewOf(id))?.heard).toBe(heard);
  });

  test("is answered alike for an address that has an account, and changes nothing of it", async () => {
    const before = await db().user.findUniqueOrThrow({ where: { id: world.lawyer.userId } });
    const { result } = await run(
      nobody,
      "requestAccess",
      null,
      accessRequest({ email: world.lawyer.email.toUpperCase() }),
    );
    expect(result).toEqual((await ask()).result);
    expect(await db().user.findUniqueOrThrow({ where: { id: world.lawyer.userId } })).toEqual(before);
  });

  test("needs of a lawyer where they are admitted, and of everybody a phone", async () => {
    expect(await refusal(ask({ admissions: [] }))).toBe("INVALID");
    expect(await refusal(ask({ phone: "call me" }))).toBe("INVALID");
    await ask({ membership: "ASSISTANT", admissions: [] });
  });

  test("is known again when it is sent again, so that it costs one try", async () => {
    const operationId = randomUUID();
    expect(await wasRun(nobody, "requestAccess", operationId)).toBe(false);
    await run(nobody, "requestAccess", null, accessRequest(), { operationId });
    expect(await wasRun(nobody, "requestAccess", operationId)).toBe(true);
    expect(await wasRun(nobody, "stopMail", operationId)).toBe(false);
    expect(await wasRun(world.lawyer, "requestAccess", operationId)).toBe(false);
  });

  test("is told to facilitators, once each", async () => {
    const { id } = await ask();
    const event = await db().event.findFirstOrThrow({ where: { subjectId: id } });
    const told = await db().notification.findMany({ where: { eventId: event.id } });
    const ids = told.map(({ userId }) => userId);
    expect(ids).toContain(world.facilitator.userId);
    expect(ids).toContain(world.facilitator2.userId);
    expect(ids).not.toContain(world.finance.userId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("beside what is known", () => {
  test("a like name, the same organization in other letters, and the account of the address are shown", async () => {
    const firm = await db().organization.findUniqueOrThrow({ where: { id: world.other } });
    const { id } = await ask({ name: "Andrew Brandt", organizationName: firm.name.toUpperCase() });
    const view = await viewOf(id);
    expect(view?.people.map((one) => one.id)).toContain(world.stranger.userId);
    expect(view?.organizations[0]).toMatchObject({ id: world.other, explanation: "same_name" });
    expect(view?.account).toBeNull();
    const taken = await ask({ email: world.stranger.email });
    expect((await viewOf(taken.id))?.account?.id).toBe(world.stranger.userId);
  });
});

describe("letting in", () => {
  test("makes the account, what it is, the invitation and the three histories", async () => {
    const { id, input } = await ask();
    const { result } = await run(await proven(world.facilitator), "approveAccess", id, into(world.other));
    const userId = String(result.userId);
    const user = await db().user.findUniqueOrThrow({
      where: { id: userId },
      include: { memberships: true, advocate: { include: { admissions: true } } },
    });
    expect(user).toMatchObject({
      ...{ email: input.email, name: "Nora Vance Ortiz", phone: "+13125550142", passwordHash: null },
      memberships: [{ kind: "LAWYER", organizationId: world.other, to: null }],
      advocate: { arrangement: "spanish", admissions: [{ jurisdiction: "US-IL", number: "6301187" }] },
    });
    expect(await typesOf("accessRequest", id)).toEqual(["access.requested", "access.approved"]);
    expect(await typesOf("person", userId)).toEqual(["person.invited"]);
    const token = await tokenInJob(await db().accessLink.findFirstOrThrow({ where: { userId } }));
    await run(nobody, "acceptInvitation", userId, { token, password: testPassword });
    expect((await signIn(userId)).memberships).toEqual([{ organizationId: world.other, kind: "LAWYER" }]);
  });

  test("begins an organization that is new, with a history of its own", async () => {
    const { id } = await ask();
    const name = `Vance & Sáenz ${randomUUID()}`;
    const organization = { kind: "new", record: record(name) };
    const input = { name: "Nora Vance", membership: "LAWYER", organization };
    const { result } = await run(await proven(world.facilitator), "approveAccess", id, input);
    expect(await db().organization.count({ where: { id: String(result.organizationId), name } })).toBe(1);
    expect(await typesOf("organization", String(result.organizationId))).toEqual(["organization.registered"]);
  });

  test("asks first where the organization that is to begin is called like one that is known", async () => {
    const { id, input } = await ask();
    const { name } = await db().organization.findUniqueOrThrow({ where: { id: world.other } });
    const organization = { kind: "new", record: record(`${name}, Inc.`) };
    const wanted = { name: input.name, membership: "LAWYER", organization };
    await proven(world.facilitator);
    const approve = (seen: string[]) =>
      run(world.facilitator, "approveAccess", id, { ...wanted, seen }).catch((error: unknown) => error);
    const asked = await approve([]);
    if (!(asked instanceof DomainError)) throw new Error("It was not asked");
    expect(asked.code).toBe("LIKE_KNOWN");
    expect(asked.alike[0]).toMatchObject({ id: world.other, name });
    expect(await approve(asked.alike.map((one) => one.id))).toMatchObject({ replayed: false });
  });

  test("is refused for an address that has an account, a practice of Defenders, and a second time", async () => {
    const taken = await ask({ email: world.lawyer.email });
    expect(await refusal(run(world.facilitator, "approveAccess", taken.id, into(world.firm)))).toBe(
      "EMAIL_TAKEN",
    );
    const { id } = await ask();
    expect(await refusal(run(world.facilitator, "approveAccess", id, into(world.practice)))).toBe("INVALID");
    expect(await refusal(run(world.facilitator, "approveAccess", id, into(randomUUID())))).toBe("INVALID");
    await run(await proven(world.director), "approveAccess", id, into(world.firm));
    expect(await refusal(run(world.facilitator, "declineAccess", id, { reason: "other" }))).toBe(
      "ALREADY_DONE",
    );
  });

  test("leaves nothing behind when it is refused", async () => {
    const { id, input } = await ask({ email: world.lawyer.email });
    const name = `Half ${randomUUID()}`;
    const organization = { kind: "new", record: record(name) };
    const wanted = { name: input.name, membership: "LAWYER", organization };
    expect(await refusal(run(world.facilitator, "approveAccess", id, wanted))).toBe("EMAIL_TAKEN");
    expect(await db().organization.count({ where: { name } })).toBe(0);
  });

  test("and declining are not for finance, nor for an Advocate", async () => {
    const { id } = await ask();
    for (const actor of [world.finance, world.approver, world.lawyer, world.defender, nobody]) {
      expect(await refusal(run(actor, "approveAccess", id, into(world.firm)))).toMatch(
        /^NOT_(ALLOWED|FOUND)$/,
      );
      expect(await refusal(run(actor, "declineAccess", id, { reason: "other" }))).toMatch(
        /^NOT_(ALLOWED|FOUND)$/,
      );
    }
  });
});

test("declining keeps the note of staff sealed, and mails the reason once", async () => {
  const { id } = await ask();
  await run(world.facilitator, "declineAccess", id, { reason: "not_counsel", note: "A paralegal service" });
  const row = await db().accessRequest.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({
    state: "declined",
    reason: "not_counsel",
    decidedBy: world.facilitator.userId,
  });
  expect(Buffer.from(row.noteCipher ?? []).toString("utf8")).not.toContain("paralegal");
  const [jobs] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE payload::text LIKE ${`%${id}%`}`;
  expect(jobs?.n).toBe(1);
  expect((await requestsView(world.facilitator)).waiting.map((one) => one.id)).not.toContain(id);
});
