import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { caseRow, eventsOf, safety, waitKindsOf } from "@/tests/support/contract";
import { sql } from "@/tests/support/sql";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import { approve, matchScope, textOf } from "@/tests/support/walk/agreement";
import { negotiatingCase } from "@/tests/support/walk/review";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe("negotiating", () => {
  test("words and names lie sealed: no column holds them in the open", async () => {
    const { caseId } = await negotiatingCase(world);
    const words = "canary-quetzal-71";
    await run(world.defender, "editContract", caseId, { version: 1, ...safety(words) });
    await run(world.lawyer, "commentOnContract", caseId, { clauseKey: "safety", words });
    for (const table of ["ContractVersion", "ContractComment", "Event", "Operation"]) {
      const found = await sql("owner", `SELECT 1 FROM "${table}" t WHERE t::text LIKE '%canary-quetzal%'`);
      expect(found, table).toEqual([]);
    }
  });

  test("nothing that names a party of the case is saved", async () => {
    const { caseId } = await negotiatingCase(world);
    const reply = (await run(world.lawyer, "readParties", caseId, {})).reply as {
      people: { name: string }[];
    };
    const surname = reply.people[0]?.name.split(" ").at(-1) ?? "";
    const text = `Ask for ${surname.toUpperCase()} at the market`;
    await expect(
      run(world.defender, "editContract", caseId, {
        version: 1,
        clauses: { safety: { en: { title: "Safety", text } } },
      }),
    ).rejects.toMatchObject({
      code: "NAMES_A_PARTY",
      fields: { "clauses.safety.en.text": "NAMES_A_PARTY" },
    });
    expect((await textOf(caseId)).number).toBe(1);
  });

  test("two editors of one clause: one saves, the other hears both texts, and nothing of theirs is written", async () => {
    const { caseId } = await negotiatingCase(world);
    const edits = [world.lawyer, world.defender].map((actor) =>
      run(actor, "editContract", caseId, { version: 1, ...safety(`of ${actor.name}`) }),
    );
    const outcomes = await Promise.allSettled(edits);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "CONFLICT" });
    expect((await textOf(caseId)).number).toBe(2);
    expect(await eventsOf(caseId, "contract.version_created")).toBe(1);
  });

  test("two editors of different clauses: both stand", async () => {
    const { caseId } = await negotiatingCase(world);
    const data = {
      clauses: { data: { en: { title: "Data", text: "d" }, es: { title: "Datos", text: "d" } } },
    };
    await Promise.all([
      run(world.lawyer, "editContract", caseId, { version: 1, ...safety("s") }),
      run(world.defender, "editContract", caseId, { version: 1, ...data }),
    ]);
    expect((await textOf(caseId)).number).toBe(3);
    expect(await eventsOf(caseId, "contract.version_created")).toBe(2);
  });

  test("comments from two at once both stand; resolving one twice is told", async () => {
    const { caseId } = await negotiatingCase(world);
    const said = await Promise.all(
      [world.lawyer, world.defender].map((actor) =>
        run(actor, "commentOnContract", caseId, { clauseKey: "hours", words: "Too few" }),
      ),
    );
    const commentId = said[0]?.result.commentId;
    await run(world.facilitator, "resolveComment", caseId, { commentId });
    expect(await refusal(run(world.lawyer, "resolveComment", caseId, { commentId }))).toBe("ALREADY_DONE");
    expect(await db().contractComment.count({ where: { contract: { caseId } } })).toBe(2);
  });

  test("the same operation twice is one version; approved twice at once is one approval", async () => {
    const { caseId } = await negotiatingCase(world);
    const how = { operationId: "the-same-operation" };
    const first = await run(world.lawyer, "editContract", caseId, { version: 1, ...safety("x") }, how);
    const again = await run(world.lawyer, "editContract", caseId, { version: 1, ...safety("x") }, how);
    expect(again).toMatchObject({ replayed: true, result: first.result });
    const { seen } = await textOf(caseId);
    const outcomes = await Promise.allSettled(
      [world.lawyer, world.assistant].map((actor) => run(actor, "approveText", caseId, seen)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().approval.count({ where: { versionId: seen.versionId } })).toBe(1);
  });

  test("a text of which one language changed is neither approved nor sent", async () => {
    const { caseId } = await negotiatingCase(world);
    const english = { clauses: { safety: { en: { title: "Safety", text: "Only in English" } } } };
    await run(world.lawyer, "editContract", caseId, { version: 1, ...english });
    expect(await refusal(approve(world.defender, caseId))).toBe("CLAUSE_UNMATCHED");
    await run(world.defender, "editContract", caseId, { version: 2, clauses: { safety: { matched: true } } });
    expect(await refusal(approve(world.defender, caseId)), "the scope").toBe("CLAUSE_UNMATCHED");
    await matchScope(world.defender, caseId);
    await approve(world.defender, caseId);
  });

  test.each([
    ["stranger", "NOT_FOUND"],
    ["defender2", "NOT_FOUND"],
    ["billing", "NOT_FOUND"],
    ["finance", "NOT_ALLOWED"],
    // Before there is a payout there is nothing for them to approve, and no case to see.
    ["approver", "NOT_FOUND"],
  ] as const)("%s may not edit, comment or approve: %s", async (who, code) => {
    const { caseId } = await negotiatingCase(world);
    const { seen } = await textOf(caseId);
    expect(await refusal(run(world[who], "editContract", caseId, { version: 1, ...safety("x") }))).toBe(code);
    expect(await refusal(run(world[who], "commentOnContract", caseId, { words: "x" }))).toBe(code);
    expect(await refusal(run(world[who], "approveText", caseId, seen))).toBe(code);
  });

  test("a Defender who gives the case back leaves it without a contract; the next acceptance may open one", async () => {
    const { caseId } = await negotiatingCase(world);
    const { contractId } = await textOf(caseId);
    await run(world.defender, "releaseDefender", caseId, { reason: "Away until March" });
    expect(await caseRow(caseId)).toMatchObject({ status: "accepted", defenderId: null });
    expect(await db().contract.findUniqueOrThrow({ where: { id: contractId } })).toMatchObject({
      state: "ended",
    });
    expect(await waitKindsOf(caseId)).toEqual(["offerAgain"]);
    expect(await refusal(run(world.defender, "editContract", caseId, { version: 1, ...safety("x") }))).toBe(
      "NOT_FOUND",
    );
  });
});
