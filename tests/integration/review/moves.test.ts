import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import type { CommandName } from "@/lib/workflow/transitions";
import { refusal, run } from "../../support/run";
import * as walk from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Move = {
  command: CommandName;
  at: () => Promise<walk.AtCase & Partial<walk.AtOffer> & { questionIds?: string[] }>;
  by: (world: World) => UserActor;
  /** Sees the case, and may not run it. */
  notBy: (world: World) => UserActor;
  input?: (at: Awaited<ReturnType<Move["at"]>>) => unknown;
  to: string;
  /** A status in which it may not run. */
  wrong: () => Promise<walk.AtCase>;
};

const facilitator = (w: World) => w.facilitator;
const lawyer = (w: World) => w.lawyer;
const defender = (w: World) => w.defender;
const offer = (at: { offerId?: string }) => ({ offerId: at.offerId });

const moves: Move[] = [
  {
    command: "submitIntake",
    at: () => walk.writtenCase(world),
    by: lawyer,
    notBy: (w) => w.assistant,
    input: () => walk.confirmed,
    to: "submitted",
    wrong: () => walk.submittedCase(world),
  },
  {
    command: "startReview",
    at: () => walk.submittedCase(world),
    by: facilitator,
    notBy: (w) => w.director,
    to: "in_review",
    wrong: () => walk.reviewedCase(world),
  },
  {
    command: "askAdvocate",
    at: () => walk.reviewedCase(world),
    by: facilitator,
    notBy: lawyer,
    input: () => ({ questions: [{ part: "who", question: "Who else was there?" }] }),
    to: "needs_info",
    wrong: () => walk.submittedCase(world),
  },
  {
    command: "answerQuestions",
    at: () => walk.askedCase(world),
    by: (w) => w.assistant,
    notBy: facilitator,
    input: (at) => ({ answers: Object.fromEntries((at.questionIds ?? []).map((id) => [id, "Yes."])) }),
    to: "in_review",
    wrong: () => walk.reviewedCase(world),
  },
  {
    command: "acceptCase",
    at: () => walk.reviewedCase(world),
    by: facilitator,
    notBy: lawyer,
    to: "accepted",
    wrong: () => walk.submittedCase(world),
  },
  {
    command: "declineCase",
    at: () => walk.acceptedCase(world),
    by: facilitator,
    notBy: (w) => w.finance,
    input: () => ({ code: "no_defender", words: "Nobody of the network is free before the hearing." }),
    to: "declined",
    wrong: () => walk.submittedCase(world),
  },
  {
    command: "withdraw",
    at: () => walk.submittedCase(world),
    by: lawyer,
    notBy: (w) => w.assistant,
    input: () => ({ reason: "The client asked us to." }),
    to: "withdrawn",
    wrong: () => walk.writtenCase(world),
  },
  {
    command: "declineOffer",
    at: () => walk.offeredCase(world),
    by: defender,
    notBy: facilitator,
    input: (at) => ({ ...offer(at), code: "not_safe", words: "The bridge is held by armed men." }),
    to: "accepted",
    wrong: () => walk.negotiatingCase(world),
  },
  {
    command: "revokeOffer",
    at: () => walk.offeredCase(world),
    by: facilitator,
    notBy: lawyer,
    input: (at) => ({ ...offer(at), reason: "Parties were added" }),
    to: "accepted",
    wrong: () => walk.negotiatingCase(world),
  },
  {
    command: "acceptOffer",
    at: () => walk.interestedCase(world),
    by: defender,
    notBy: facilitator,
    input: (at) => ({ ...offer(at), attested: true }),
    to: "negotiating",
    wrong: () => walk.negotiatingCase(world),
  },
];

const statusOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).status;
const eventsOf = (subjectId: string) => db().event.count({ where: { subjectId } });

describe.each(moves)("$command", (move) => {
  const input = (at: Awaited<ReturnType<Move["at"]>>) => move.input?.(at) ?? {};

  test("twice at once: one moves the case, the other hears who came first", async () => {
    const at = await move.at();
    const runs = await Promise.allSettled(
      [1, 2].map(() => run(move.by(world), move.command, at.caseId, input(at))),
    );
    expect(runs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = runs.find((one) => one.status === "rejected");
    // Whoever declined an offer no longer sees the case; everybody else hears that it moved.
    expect(["WRONG_STATUS", "NOT_FOUND", "NOT_ALLOWED"]).toContain(refused?.reason.code);
    if (move.by(world) !== world.defender) expect(refused?.reason.code).toBe("WRONG_STATUS");
    expect(await statusOf(at.caseId)).toBe(move.to);
  });

  test("one operation id twice is one move", async () => {
    const at = await move.at();
    const operationId = randomUUID();
    const before = await eventsOf(at.caseId);
    const runs = await Promise.all(
      [1, 2].map(() => run(move.by(world), move.command, at.caseId, input(at), { operationId })),
    );
    expect(runs.filter(({ replayed }) => replayed)).toHaveLength(1);
    const added = (await eventsOf(at.caseId)) - before;
    // An accepted offer opens the contract in the same transaction.
    expect(added).toBe(move.command === "acceptOffer" ? 2 : 1);
  });

  test("a stranger hears that there is no such case; one who sees it may not", async () => {
    const at = await move.at();
    const before = await eventsOf(at.caseId);
    expect(await refusal(run(world.stranger, move.command, at.caseId, input(at)))).toBe("NOT_FOUND");
    expect(await refusal(run(move.notBy(world), move.command, at.caseId, input(at)))).toBe("NOT_ALLOWED");
    expect(await eventsOf(at.caseId)).toBe(before);
  });

  test("from a wrong status nothing is written", async () => {
    const at = await move.wrong();
    const before = { status: await statusOf(at.caseId), events: await eventsOf(at.caseId) };
    const said = move.input?.({ offerId: randomUUID(), questionIds: [randomUUID()], ...at }) ?? {};
    expect(["WRONG_STATUS", "NOT_ALLOWED"]).toContain(
      await refusal(run(move.by(world), move.command, at.caseId, said)),
    );
    expect({ status: await statusOf(at.caseId), events: await eventsOf(at.caseId) }).toEqual(before);
  });
});
