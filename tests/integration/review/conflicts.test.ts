import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { storeDocument } from "@/lib/cases/documents";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { reviewView } from "@/lib/stages/review/queries";
import { refusal, run } from "../../support/run";
import { sql } from "../../support/sql";
import * as walk from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const lozano = walk.surname();

/** A case whose opposing party is called as somebody in another case. */
async function alikeCase(): Promise<walk.AtCase> {
  const other = await walk.writtenCase(world, world.stranger);
  await run(world.stranger, "saveParties", other.caseId, {
    version: await walk.versionOf(other.caseId),
    clients: [walk.clientInput(`Óscar ${lozano} Galindo`)],
    noOpposing: true,
  });
  await run(world.stranger, "submitIntake", other.caseId, walk.confirmed);
  const at = await walk.writtenCase(world);
  await run(world.lawyer, "saveParties", at.caseId, {
    version: await walk.versionOf(at.caseId),
    clients: [walk.clientInput(`Delmer ${walk.surname()} Pineda`)],
    opposing: [{ name: `Oscar ${lozano.toUpperCase()} Galindo` }],
  });
  await run(world.lawyer, "submitIntake", at.caseId, walk.confirmed);
  await run(world.facilitator, "startReview", at.caseId, {});
  await run(world.facilitator, "acceptCase", at.caseId, {});
  return at;
}

async function pendingCheck(at: walk.AtCase) {
  const { result } = await run(world.facilitator, "runCheck", at.caseId, {
    defenderId: world.defender.defenderId,
  });
  return String(result.checkId);
}
const checkOf = (id: string) =>
  db().conflictCheck.findUniqueOrThrow({ where: { id }, include: { hits: true } });

async function decideAll(at: walk.AtCase, checkId: string, decision: "another_person" | "possible") {
  const { hits } = await checkOf(checkId);
  for (const { id: hitId } of hits) {
    const { version } = await checkOf(checkId);
    await run(world.facilitator, "decideHit", at.caseId, {
      hitId,
      version,
      decision,
      reason: "Checked the ages",
    });
  }
}

async function consentOf(caseId: string): Promise<string> {
  const { keyId } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
  const stored = await storeDocument(db(), {
    ...{ caseId, keyId, purpose: "consent", ref: null, name: "consent.pdf", kind: "application/pdf" },
    ...{ bytes: Buffer.from("%PDF-1.4 consent"), visibility: "STAFF", by: world.director.userId, now: now() },
  });
  return stored.documentId;
}

describe("running a check", () => {
  test("finds the same name in another case, and stores ids alone", async () => {
    const at = await alikeCase();
    const check = await checkOf(await pendingCheck(at));
    expect(check).toMatchObject({ state: "pending", comparedParties: expect.any(Number) });
    expect(check.hits).toContainEqual(
      expect.objectContaining({
        againstKind: "person",
        explanation: "same_name",
        strength: 100,
        decision: null,
      }),
    );
    const [row] = await sql<{ all: string }>(
      "owner",
      `SELECT string_agg(row_to_json(t)::text, ' ') AS all FROM (
         SELECT h.*, NULL FROM "ConflictHit" h WHERE h."checkId" = $1) t`,
      [check.id],
    );
    expect(JSON.stringify(row).toLowerCase()).not.toContain(lozano.toLowerCase());
    const events = JSON.stringify(
      await db().event.findMany({ where: { subjectId: at.caseId }, select: { payload: true } }),
    );
    expect(events.toLowerCase()).not.toContain(lozano.toLowerCase());
    expect(
      await db().wait.findFirst({ where: { caseId: at.caseId, kind: "decideHits", closedAt: null } }),
    ).toMatchObject({
      party: "FACILITATOR",
      ref: check.id,
    });
  });

  test("compares with the Defender, their colleagues and every account and organization", async () => {
    const at = await walk.writtenCase(world);
    await run(world.lawyer, "saveParties", at.caseId, {
      version: await walk.versionOf(at.caseId),
      clients: [walk.clientInput(`Nadie ${walk.surname()} ${walk.surname()}`)],
      opposing: [{ name: "Marta Sajché" }, { name: `Bufete Sajché ${world.tag}` }],
    });
    await run(world.lawyer, "submitIntake", at.caseId, walk.confirmed);
    await run(world.facilitator, "startReview", at.caseId, {});
    const { hits } = await checkOf(await pendingCheck(at));
    expect(hits).toContainEqual(
      expect.objectContaining({ againstKind: "user", againstId: world.defender.userId, strength: 100 }),
    );
    expect(hits).toContainEqual(
      expect.objectContaining({ againstKind: "organization", againstId: world.practice }),
    );
    const view = await reviewView(world.facilitator, at.code);
    const against =
      view?.reader === "staff" ? view.checks.flatMap((check) => check.hits.map((hit) => hit.against)) : [];
    expect(against).toContainEqual({ kind: "user", name: "Marta Sajché", what: "defender" });
  });

  test("nobody alike: clear at once; run again, the one before is stale", async () => {
    const at = await walk.acceptedCase(world);
    const first = await walk.clearCheck(world, at.caseId);
    const second = await walk.clearCheck(world, at.caseId);
    expect((await checkOf(first)).state).toBe("stale");
    expect((await checkOf(second)).state).toBe("clear");
  });

  test("two at once both stand in the record, and one of them holds", async () => {
    const at = await walk.acceptedCase(world);
    await Promise.all([1, 2].map(() => pendingCheck(at)));
    const states = await db().conflictCheck.findMany({
      where: { caseId: at.caseId },
      select: { state: true },
    });
    expect(states.map(({ state }) => state).sort()).toEqual(["clear", "stale"]);
  });

  test("drafts of others are not looked into", async () => {
    const name = `Úrsula ${walk.surname()} ${walk.surname()}`;
    const draft = await walk.draftCase(world, world.stranger);
    await run(world.stranger, "saveParties", draft.caseId, {
      version: 1,
      clients: [walk.clientInput(name)],
      noOpposing: true,
    });
    const at = await walk.writtenCase(world);
    await run(world.lawyer, "saveParties", at.caseId, {
      version: await walk.versionOf(at.caseId),
      clients: [walk.clientInput(name)],
      noOpposing: true,
    });
    await run(world.lawyer, "submitIntake", at.caseId, walk.confirmed);
    await run(world.facilitator, "startReview", at.caseId, {});
    expect((await checkOf(await pendingCheck(at))).state).toBe("clear");
  });
});

describe("deciding and waiving", () => {
  test("all are other people: clear; a stale screen is refused", async () => {
    const at = await alikeCase();
    const checkId = await pendingCheck(at);
    const { hits, version } = await checkOf(checkId);
    const decision = { version, decision: "another_person", reason: "Born in another country" };
    await run(world.facilitator, "decideHit", at.caseId, { ...decision, hitId: hits[0]?.id });
    const opposite = { ...decision, hitId: hits[0]?.id, decision: "possible" };
    await expect(run(world.facilitator2, "decideHit", at.caseId, opposite)).rejects.toMatchObject({
      code: "CONFLICT",
      clashes: [{ field: "decision", theirs: "another_person", yours: "possible" }],
    });
    expect(
      await refusal(run(world.facilitator2, "decideHit", at.caseId, { ...decision, hitId: randomUUID() })),
    ).toBe("NOT_FOUND");
    expect(
      await refusal(run(world.lawyer, "decideHit", at.caseId, { ...decision, hitId: hits[0]?.id })),
    ).toBe("NOT_ALLOWED");
    await decideAll(at, checkId, "another_person");
    expect((await checkOf(checkId)).state).toBe("clear");
  });

  test("one possible: a director who did not run it waives, with the consent on file", async () => {
    const at = await alikeCase();
    const checkId = await pendingCheck(at);
    await decideAll(at, checkId, "possible");
    expect((await checkOf(checkId)).state).toBe("possible");
    const offer = { checkId, hours: 5, words: "One interview" };
    expect(await refusal(run(world.facilitator, "offerCase", at.caseId, offer))).toBe("CHECK_NOT_CLEAR");
    expect(
      await db().wait.findFirst({ where: { caseId: at.caseId, kind: "waiveCheck", closedAt: null } }),
    ).toMatchObject({ party: "DIRECTOR" });
    const waive = { checkId, outcome: "waive", reason: "Both sides agreed in writing" };
    expect(await refusal(run(world.director, "waiveCheck", at.caseId, waive))).toBe("INVALID");
    expect(
      await refusal(run(world.director, "waiveCheck", at.caseId, { ...waive, consentId: randomUUID() })),
    ).toBe("NOT_FOUND");
    const consentId = await consentOf(at.caseId);
    expect(await refusal(run(world.facilitator, "waiveCheck", at.caseId, { ...waive, consentId }))).toBe(
      "NOT_ALLOWED",
    );
    const both = await Promise.allSettled(
      [1, 2].map(() => run(world.director, "waiveCheck", at.caseId, { ...waive, consentId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await checkOf(checkId)).toMatchObject({ state: "waived", consentId });
    await run(world.facilitator, "offerCase", at.caseId, offer);
  });

  test("refused: the Defender is blocked, and running it again does not help", async () => {
    const at = await alikeCase();
    const checkId = await pendingCheck(at);
    await decideAll(at, checkId, "possible");
    await run(world.director, "waiveCheck", at.caseId, {
      checkId,
      outcome: "block",
      reason: "She acted for him",
    });
    expect((await checkOf(checkId)).state).toBe("blocked");
    expect(await refusal(pendingCheck(at))).toBe("WRONG_STATE");
    const offer = { checkId, hours: 5, words: "One interview" };
    expect(await refusal(run(world.facilitator, "offerCase", at.caseId, offer))).toBe("CHECK_NOT_CLEAR");
    await walk.clearCheck(world, at.caseId, world.defender2);
  });

  test("whoever ran it may not waive it, whatever roles they hold", async () => {
    const at = await alikeCase();
    await db().staffRole.create({
      data: {
        id: randomUUID(),
        userId: world.director.userId,
        role: "FACILITATOR",
        from: new Date("2026-01-01"),
      },
    });
    const both = { ...world.director, staffRoles: [...world.director.staffRoles, "FACILITATOR" as const] };
    const { result } = await run(both, "runCheck", at.caseId, { defenderId: world.defender.defenderId });
    const checkId = String(result.checkId);
    await decideAll(at, checkId, "possible");
    const consentId = await consentOf(at.caseId);
    const waive = { checkId, outcome: "waive", reason: "Agreed", consentId };
    expect(await refusal(run(both, "waiveCheck", at.caseId, waive))).toBe("SELF_APPROVAL");
  });

  test("a person of a case one is walled off from is hidden, and not theirs to decide", async () => {
    const at = await alikeCase();
    const checkId = await pendingCheck(at);
    const { hits } = await checkOf(checkId);
    const ofPerson = hits.filter(({ againstKind }) => againstKind === "person");
    const persons = await db().person.findMany({
      where: { id: { in: ofPerson.map(({ againstId }) => againstId) } },
    });
    for (const caseId of new Set(persons.map((person) => person.caseId))) {
      await run(world.director, "wallOff", caseId, {
        userId: world.facilitator2.userId,
        reason: "Related to a party",
      });
    }
    const view = await reviewView(world.facilitator2, at.code);
    const seen = view?.reader === "staff" ? view.checks.flatMap((check) => check.hits) : [];
    expect(
      seen.filter(({ id }) => ofPerson.some((hit) => hit.id === id)).map(({ against }) => against.kind),
    ).toEqual(ofPerson.map(() => "hidden"));
    const { version } = await checkOf(checkId);
    const decision = { hitId: ofPerson[0]?.id, version, decision: "another_person", reason: "No" };
    expect(await refusal(run(world.facilitator2, "decideHit", at.caseId, decision))).toBe("NOT_FOUND");
  });
});

describe("what a check waits for", () => {
  const waiting = async ({ caseId }: walk.AtCase) =>
    (
      await db().wait.findMany({
        where: { caseId, closedAt: null, kind: { in: ["decideHits", "waiveCheck"] } },
        orderBy: [{ kind: "asc" }, { since: "asc" }],
      })
    ).map(({ kind, ref }) => [kind, ref]);

  test("a check of another Defender leaves what waits for the first one's", async () => {
    const at = await alikeCase();
    const first = await pendingCheck(at);
    await decideAll(at, first, "possible");
    expect(await waiting(at)).toEqual([["waiveCheck", first]]);
    const run2 = await run(world.facilitator, "runCheck", at.caseId, {
      defenderId: world.defender3.defenderId,
    });
    const second = String(run2.result.checkId);
    expect(await waiting(at)).toEqual([
      ["decideHits", second],
      ["waiveCheck", first],
    ]);
    const again = await pendingCheck(at);
    expect(await waiting(at)).toEqual([
      ["decideHits", second],
      ["decideHits", again],
    ]);
  });

  test("a hit that is after all another person asks no director any more", async () => {
    const at = await alikeCase();
    const checkId = await pendingCheck(at);
    await decideAll(at, checkId, "possible");
    await decideAll(at, checkId, "possible");
    expect(await waiting(at)).toEqual([["waiveCheck", checkId]]);
    await decideAll(at, checkId, "another_person");
    expect(await waiting(at)).toEqual([]);
  });
});
