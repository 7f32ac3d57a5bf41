import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { assignmentView } from "@/lib/stages/assignment/course/queries";
import { messagesView, unreadCounts } from "@/lib/stages/assignment/messages/queries";
import { refusal, run } from "@/tests/support/run";
import { sql } from "@/tests/support/sql";
import { assignedCase, type Assigned } from "@/tests/support/walk/assignment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const send = (who: "lawyer" | "defender" | "assistant", at: Assigned, words: string) =>
  run(world[who], "sendMessage", at.caseId, { words, documentIds: [] });

describe("messages", () => {
  it("pass between the Advocate's side and the Defender; staff who lead the case read them", async () => {
    const at = await assignedCase(world);
    await send("defender", at, "Adjunto los resúmenes.");
    await send("assistant", at, "Thank you for both.");
    for (const reader of [world.lawyer, world.assistant, world.defender, world.facilitator, world.director]) {
      const view = await messagesView(reader, at.code, null);
      expect(view?.messages.map(({ words }) => words)).toEqual([
        "Adjunto los resúmenes.",
        "Thank you for both.",
      ]);
    }
    for (const other of [
      world.finance,
      world.approver,
      world.billing,
      world.defender2,
      world.lawyer2,
      world.stranger,
    ]) {
      expect(await messagesView(other, at.code, null)).toBeNull();
    }
    for (const silent of [world.facilitator, world.finance, world.director]) {
      const sent = run(silent, "sendMessage", at.caseId, { words: "Hello", documentIds: [] });
      expect(await refusal(sent)).toBe("NOT_ALLOWED");
    }
  });

  it("lie as ciphertext, and neither event nor notice holds a word", async () => {
    const at = await assignedCase(world);
    await send("lawyer", at, "Canary in a message");
    const [row] = await sql<{ found: number }>(
      "owner",
      `SELECT (SELECT count(*) FROM "Message" m WHERE m."caseId" = $1 AND position('Canary'::bytea IN m."wordsCipher") > 0)
        + (SELECT count(*) FROM "Event" e WHERE e."subjectId" = $1 AND e.payload::text LIKE '%Canary%')
        + (SELECT count(*) FROM "Notification" n WHERE n."caseId" = $1 AND n.params::text LIKE '%Canary%') AS found`,
      [at.caseId],
    );
    expect(Number(row?.found)).toBe(0);
    const told = await db().notification.findMany({ where: { caseId: at.caseId, kind: "message.sent" } });
    expect(told.map(({ userId }) => userId).sort()).toEqual(
      [world.assistant.userId, world.defender.userId].sort(),
    );
  });

  it("are counted until they are read, for each person and case, and not for who wrote them", async () => {
    const [at, other] = [await assignedCase(world), await assignedCase(world)];
    await send("defender", at, "Uno");
    await send("defender", at, "Dos");
    await send("defender", other, "Tres");
    const counts = await unreadCounts(world.lawyer);
    expect([counts.get(at.caseId), counts.get(other.caseId)]).toEqual([2, 1]);
    expect((await unreadCounts(world.defender)).get(at.caseId)).toBeUndefined();
    expect((await unreadCounts(world.facilitator)).get(at.caseId)).toBeUndefined();
    const events = () => db().event.count({ where: { subjectId: at.caseId } });
    const before = await events();
    await run(world.lawyer, "readMessages", at.caseId, { upTo: now().toISOString() });
    expect((await unreadCounts(world.lawyer)).get(at.caseId)).toBeUndefined();
    expect((await unreadCounts(world.assistant)).get(at.caseId)).toBe(2);
    expect(await events()).toBe(before);
    const view = await messagesView(world.defender, at.code, null);
    expect(view?.readUpTo.map(({ userId }) => userId)).toEqual([world.lawyer.userId]);
    await run(world.lawyer, "readMessages", at.caseId, { upTo: "2026-01-01T00:00:00Z" });
    expect((await unreadCounts(world.lawyer)).get(at.caseId)).toBeUndefined();
  });

  it("take two at once, and one operation sent twice as one", async () => {
    const at = await assignedCase(world);
    await Promise.all([send("lawyer", at, "One"), send("defender", at, "Uno")]);
    const operationId = randomUUID();
    const again = () =>
      run(world.lawyer, "sendMessage", at.caseId, { words: "Once", documentIds: [] }, { operationId });
    await Promise.all([again(), again()]);
    expect(await db().message.count({ where: { caseId: at.caseId } })).toBe(3);
  });

  it("say something or bring a file that is the writer's own", async () => {
    const at = await assignedCase(world);
    const empty = run(world.lawyer, "sendMessage", at.caseId, { words: " ", documentIds: [] });
    expect(await refusal(empty)).toBe("INVALID");
    const foreign = run(world.lawyer, "sendMessage", at.caseId, {
      words: "See",
      documentIds: [randomUUID()],
    });
    expect(await refusal(foreign)).toBe("NOT_FOUND");
    expect(await db().message.count({ where: { caseId: at.caseId } })).toBe(0);
  });

  it("are shown a page at a time, with what was agreed between them", async () => {
    const at = await assignedCase(world);
    for (let count = 1; count <= 61; count += 1)
      await send(count % 2 ? "lawyer" : "defender", at, `Message ${count}`);
    const newest = await messagesView(world.lawyer, at.code, null);
    expect([newest?.messages.length, newest?.messages.at(-1)?.words, newest?.total]).toEqual([
      60,
      "Message 61",
      61,
    ]);
    const older = await messagesView(world.lawyer, at.code, newest?.earlier ?? null);
    expect(older?.messages.map(({ words }) => words)).toEqual(["Message 1"]);
    const day = (await db().task.findFirstOrThrow({ where: { caseId: at.caseId } })).id;
    const input = { taskId: day, version: 1, state: "done", result: "Done", doneOn: at.today };
    await run(world.defender, "changeTask", at.caseId, input);
    const view = await messagesView(world.lawyer, at.code, null);
    expect(view?.acts.map(({ type, state }) => [type, state])).toEqual([["task.changed", "done"]]);
    const page = await assignmentView(world.lawyer, at.code);
    expect(page?.assignment && page.messages.map(({ words }) => words)).toEqual([
      "Message 61",
      "Message 60",
      "Message 59",
    ]);
  });
});
