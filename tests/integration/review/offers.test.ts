import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";
import type { ShownPerson } from "@/lib/cases/rules";
import { db } from "@/lib/db/client";
import { reviewView } from "@/lib/stages/review/queries";
import { runDue } from "@/lib/workflow/clocks";
import { refusal, run } from "../../support/run";
import { sql } from "../../support/sql";
import * as walk from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const offerOf = (id: string) => db().offer.findUniqueOrThrow({ where: { id } });
const statusOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).status;

async function addParty(caseId: string): Promise<void> {
  await sql("app", `UPDATE "Case" SET "partiesVersion" = "partiesVersion" + 1 WHERE id = $1`, [caseId]);
}

describe("offering", () => {
  test("what the Defender sees first: no name, no story, no words of the Advocate", async () => {
    const at = await walk.offeredCase(world);
    const view = await reviewView(world.defender, at.code);
    expect(view).toMatchObject({
      reader: "offered",
      people: [],
      offer: {
        ...{ interested: false, hours: 10, expensesMinor: 35000, payRateMinor: 5200, payMinor: 52000 },
        ...{ counsel: null, stale: false, sentBy: { name: "Dana Okafor" } },
        tasks: [{ kind: "interview" }, { kind: "declaration" }],
      },
    });
    const shown = JSON.stringify(view);
    for (const hidden of [
      "two seasons",
      "Ottawa County",
      "Wilmer",
      "Yanira",
      "Interview the client",
      "3,000",
    ]) {
      expect(shown).not.toContain(hidden);
    }
    expect(await refusal(run(world.defender, "readParties", at.caseId, {}))).toBe("NOT_ALLOWED");
    expect(await reviewView(world.defender2, at.code)).toBeNull();
    expect(await reviewView(world.finance, at.code)).toBeNull();
  });

  test("after “interested” the parties, by an audited reading; the story still not", async () => {
    const at = await walk.interestedCase(world);
    const { reply } = await run(world.defender, "readParties", at.caseId, {});
    expect(reply).toMatchObject({ people: [{ role: "client" }, { role: "opposing" }, { role: "witness" }] });
    const view = await reviewView(world.defender, at.code);
    expect(view).toMatchObject({
      reader: "offered",
      offer: { interested: true, counsel: { name: "Rebecca Lindqvist" } },
    });
    expect(JSON.stringify(view)).not.toContain("two seasons");
  });

  test("where they are, how they are reached and what must never be said: only once it is accepted", async () => {
    const at = await walk.interestedCase(world);
    const read = async () => {
      const { reply } = await run(world.defender, "readParties", at.caseId, {});
      return (reply as { people: ShownPerson[] }).people;
    };
    const before = await read();
    const [client] = before;
    expect(client?.name).not.toBe("");
    for (const person of before) {
      expect(person).toMatchObject({ place: "", contact: "", never: "", about: "" });
    }
    const outline = await reviewView(world.defender, at.code);
    if (outline?.reader !== "offered") throw new Error("It is offered");
    for (const person of outline.people) expect(person.languages).toEqual([]);
    await run(world.defender, "acceptOffer", at.caseId, { offerId: at.offerId, attested: true });
    const after = (await read()).find(({ id }) => id === client?.id);
    expect(after).toMatchObject({
      name: client?.name,
      contact: expect.stringContaining("WhatsApp"),
      never: expect.stringContaining("Never say"),
    });
  });

  test("words that name a party are refused, in either field", async () => {
    const at = await walk.acceptedCase(world);
    const checkId = await walk.clearCheck(world, at.caseId);
    const reply = (await run(world.facilitator, "readParties", at.caseId, {})).reply as {
      people: { name: string }[];
    };
    const family = reply.people[0]?.name.split(" ").at(-1);
    const offer = { checkId, hours: 5 };
    expect(
      await refusal(run(world.facilitator, "offerCase", at.caseId, { ...offer, words: `Find ${family}` })),
    ).toBe("NAMES_A_PARTY");
    const inSafety = { ...offer, words: "Find him", safety: `${family?.toUpperCase()} is watched` };
    expect(await refusal(run(world.facilitator, "offerCase", at.caseId, inSafety))).toBe("NAMES_A_PARTY");
    expect(await db().offer.count({ where: { caseId: at.caseId } })).toBe(0);
  });

  test("without a clear check of the parties as they stand, no offer: in the rules and in the database", async () => {
    const at = await walk.acceptedCase(world);
    const checkId = await walk.clearCheck(world, at.caseId);
    await addParty(at.caseId);
    const offer = { checkId, hours: 5, words: "One interview" };
    expect(await refusal(run(world.facilitator, "offerCase", at.caseId, offer))).toBe("CHECK_STALE");
    await expect(
      sql(
        "app",
        `INSERT INTO "Offer" (id, "caseId", "defenderId", "checkId", state, hours, "expensesMinor", "wordsCipher", "sentBy", "sentAt", "answerBy")
         VALUES (gen_random_uuid(), $1, $2, $3, 'sent', 5, 0, '\\x00', $4, now(), now())`,
        [at.caseId, world.defender.defenderId, checkId, world.facilitator.userId],
      ),
    ).rejects.toThrow("no valid conflict check");
    const other = await walk.acceptedCase(world);
    const elsewhere = { ...offer, checkId: await walk.clearCheck(world, other.caseId) };
    expect(await refusal(run(world.facilitator, "offerCase", at.caseId, elsewhere))).toBe("NOT_FOUND");
  });

  test("the day to answer ends where the Defender is; five days when none is named", async () => {
    const at = await walk.acceptedCase(world);
    const checkId = await walk.clearCheck(world, at.caseId);
    const today = todayIn("America/Guatemala", now());
    const offer = { checkId, hours: 5, words: "One interview" };
    expect(
      await refusal(
        run(world.facilitator, "offerCase", at.caseId, { ...offer, answerBy: plusDays(today, -1) }),
      ),
    ).toBe("INVALID");
    expect(
      await refusal(
        run(world.facilitator, "offerCase", at.caseId, { ...offer, answerBy: plusDays(today, 31) }),
      ),
    ).toBe("INVALID");
    const { result } = await run(world.facilitator, "offerCase", at.caseId, {
      ...offer,
      answerBy: plusDays(today, 3),
    });
    const { answerBy } = await offerOf(String(result.offerId));
    expect(todayIn("America/Guatemala", answerBy)).toBe(plusDays(today, 3));
    expect(todayIn("America/Guatemala", new Date(answerBy.getTime() + 1))).toBe(plusDays(today, 4));
  });
});

describe("answering", () => {
  test("not accepted before “interested”, not without the attestation, not by another Defender", async () => {
    const at = await walk.offeredCase(world);
    const accept = { offerId: at.offerId, attested: true };
    expect(await refusal(run(world.defender, "acceptOffer", at.caseId, accept))).toBe("WRONG_STATE");
    await run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId });
    expect(await refusal(run(world.defender, "acceptOffer", at.caseId, { ...accept, attested: false }))).toBe(
      "INVALID",
    );
    expect(await refusal(run(world.defender2, "acceptOffer", at.caseId, accept))).toBe("NOT_FOUND");
    expect(await refusal(run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId }))).toBe(
      "WRONG_STATE",
    );
    await run(world.defender, "acceptOffer", at.caseId, accept);
    expect(await db().case.findUniqueOrThrow({ where: { id: at.caseId } })).toMatchObject({
      status: "negotiating",
      defenderId: world.defender.defenderId,
    });
    expect(await offerOf(at.offerId)).toMatchObject({ state: "accepted", attestedAt: expect.any(Date) });
    expect(await reviewView(world.defender, at.code)).toMatchObject({ reader: "assigned" });
    expect(JSON.stringify(await reviewView(world.defender, at.code))).toContain("two seasons");
  });

  test("what the Advocate answered is read once the case is theirs, and of the budget never", async () => {
    const reviewed = await walk.reviewedCase(world);
    const parts = ["who", "matter", "work", "language", "budget"];
    await run(world.facilitator, "askAdvocate", reviewed.caseId, {
      questions: parts.map((part) => ({ part, question: `question-${part}` })),
    });
    const asked = await db().question.findMany({ where: { intake: { caseId: reviewed.caseId } } });
    await run(world.lawyer, "answerQuestions", reviewed.caseId, {
      answers: Object.fromEntries(asked.map(({ id, part }) => [id, `answer-${part}`])),
    });
    await run(world.facilitator, "acceptCase", reviewed.caseId, {});
    const at = await walk.offerTo(world, reviewed);
    const read = async () => JSON.stringify(await reviewView(world.defender, at.code));
    expect(await read()).not.toMatch(/(question|answer)-/);
    await run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId });
    expect(await read()).not.toMatch(/(question|answer)-/);
    await run(world.defender, "acceptOffer", at.caseId, { offerId: at.offerId, attested: true });
    const text = await read();
    for (const part of parts.slice(0, 4)) {
      expect(text).toContain(`"question-${part}"`);
      expect(text).toContain(`"answer-${part}"`);
    }
    expect(text).not.toMatch(/(question|answer)-budget/);
  });

  test("parties added meanwhile: nothing is shown or accepted, and the facilitator has the turn", async () => {
    const at = await walk.interestedCase(world);
    const reply = (await run(world.lawyer, "readParties", at.caseId, {})).reply as {
      people: { id: string }[];
    };
    const { people } = (await reviewView(world.lawyer, at.code)) as { people?: unknown };
    expect(people).toBeUndefined();
    expect(reply.people).toHaveLength(3);
    // Only additions are allowed now: nobody who stands there is given again, so nobody is changed.
    await run(world.lawyer, "saveParties", at.caseId, {
      version: await walk.versionOf(at.caseId),
      opposing: [{ name: `Nelson ${walk.surname()} Chacón` }],
    });
    expect(await refusal(run(world.defender, "readParties", at.caseId, {}))).toBe("CHECK_STALE");
    expect(
      await refusal(run(world.defender, "acceptOffer", at.caseId, { offerId: at.offerId, attested: true })),
    ).toBe("CHECK_STALE");
    expect(await reviewView(world.defender, at.code)).toMatchObject({ offer: { stale: true } });
    expect(
      await db().wait.findFirst({ where: { caseId: at.caseId, kind: "checkAgain", closedAt: null } }),
    ).toMatchObject({ party: "FACILITATOR" });
    await run(world.facilitator, "revokeOffer", at.caseId, {
      offerId: at.offerId,
      reason: "Parties were added",
    });
    await walk.offerTo(world, at);
  });

  test("after declining the case is gone for the Defender; staff see why, and offer it to another", async () => {
    const at = await walk.interestedCase(world);
    const decline = {
      offerId: at.offerId,
      code: "not_safe",
      words: "The bridge at Camojá is held by armed men.",
    };
    await run(world.defender, "declineOffer", at.caseId, decline);
    expect(await reviewView(world.defender, at.code)).toBeNull();
    expect(await refusal(run(world.defender, "readParties", at.caseId, {}))).toBe("NOT_FOUND");
    const desk = await reviewView(world.facilitator, at.code);
    expect(desk).toMatchObject({ offers: [{ state: "declined", code: "not_safe", reason: decline.words }] });
    expect(JSON.stringify(await reviewView(world.lawyer, at.code))).not.toContain("Camojá");
    const again = await walk.offerTo(world, at, world.defender2);
    expect(await reviewView(world.defender2, again.code)).toMatchObject({ reader: "offered" });
    expect(await reviewView(world.defender, again.code)).toBeNull();
  });

  test("the clock reminds at half, then ends an offer that nobody answered", async () => {
    const at = await walk.offeredCase(world);
    await runDue(addDays(now(), 3));
    expect(await statusOf(at.caseId)).toBe("offered");
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "wait.reminded" } })).toBe(1);
    await runDue(addDays(now(), 5.1));
    expect(await statusOf(at.caseId)).toBe("accepted");
    expect(await offerOf(at.offerId)).toMatchObject({ state: "expired" });
    expect(await reviewView(world.defender, at.code)).toBeNull();
    expect(await db().wait.findFirst({ where: { caseId: at.caseId, closedAt: null } })).toMatchObject({
      kind: "offerAgain",
    });
  });

  test("an answer after its time is refused, though the clock has not come by yet", async () => {
    const at = await walk.offeredCase(world);
    const late = { now: addDays(now(), 6) };
    expect(
      await refusal(run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId }, late)),
    ).toBe("WRONG_STATE");
  });

  test("nobody accepts while it is declined: one of the two answers stands", async () => {
    const at = await walk.interestedCase(world);
    const runs = await Promise.allSettled([
      run(world.defender, "acceptOffer", at.caseId, { offerId: at.offerId, attested: true }),
      run(world.facilitator, "revokeOffer", at.caseId, { offerId: at.offerId, reason: "Another was found" }),
    ]);
    expect(runs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { state } = await offerOf(at.offerId);
    expect(await statusOf(at.caseId)).toBe(state === "accepted" ? "negotiating" : "accepted");
  });
});

describe("withdrawing", () => {
  test("while it is offered: the offer is revoked, and the Defender sees it no longer", async () => {
    const at = await walk.interestedCase(world);
    await run(world.lawyer, "withdraw", at.caseId, { reason: "The client found work here" });
    expect(await statusOf(at.caseId)).toBe("withdrawn");
    expect(await offerOf(at.offerId)).toMatchObject({ state: "revoked", endedCode: "withdrawn" });
    expect(await reviewView(world.defender, at.code)).toBeNull();
    const told = await db().notification.findMany({ where: { caseId: at.caseId, kind: "case.withdrawn" } });
    expect(new Set(told.map(({ userId }) => userId))).toEqual(
      new Set([world.facilitator.userId, world.defender.userId]),
    );
    expect(await db().wait.count({ where: { caseId: at.caseId, closedAt: null } })).toBe(0);
  });

  test("while the contract is written: it ends, and the names close for the Defender", async () => {
    const at = await walk.negotiatingCase(world);
    await run(world.lawyer, "withdraw", at.caseId, { reason: "Settled at home" });
    expect(await db().contract.findFirstOrThrow({ where: { caseId: at.caseId } })).toMatchObject({
      state: "ended",
    });
    expect(await reviewView(world.defender, at.code)).toBeNull();
    expect(await refusal(run(world.defender, "readParties", at.caseId, {}))).toBe("NOT_FOUND");
    expect(await reviewView(world.lawyer, at.code)).toMatchObject({
      end: { declined: false, reason: "Settled at home" },
    });
    await run(world.facilitator, "reopenCase", at.caseId, { reason: "It failed" });
    expect(await statusOf(at.caseId)).toBe("in_review");
  });
});
