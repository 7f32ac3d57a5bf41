import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/auth/actor-of";
import type { UserActor } from "@/lib/authz/actor";
import { mayFetch } from "@/lib/cases/export/fetching";
import { now } from "@/lib/clock";
import type { Filters } from "@/lib/cases/lists/address";
import { listAsCsv } from "@/lib/cases/lists/csv";
import { listView } from "@/lib/cases/lists/queries";
import { db } from "@/lib/db/client";
import { rowsOfCsv } from "../../support/csv";
import { enter } from "../../support/enter";
import { refusal, run } from "../../support/run";
import { reauthenticate } from "../../support/proof";
import { draftCase, submittedCase, versionOf } from "../../support/walk/review";
import { makeWorld, signIn, type World } from "../../support/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
  for (let made = 0; made < 4; made += 1) await submittedCase(world);
  const { caseId } = await draftCase(world);
  await run(world.lawyer, "saveMatter", caseId, {
    ...{ version: await versionOf(caseId), nickname: '=HYPERLINK("x";"y")', docket: "", court: "" },
    ...{ kind: "asylum", country: "HN", region: "Olancho", story: "What happened.", deadlines: [] },
  });
}, 120_000);

const fileOf = async (actor: UserActor, filters: Filters, locale: "en" | "es" = "en", rows?: number) =>
  Buffer.from(await new Response(listAsCsv(async () => actor, filters, locale, rows)).arrayBuffer()).toString(
    "utf8",
  );

describe("the list as a file", () => {
  test("holds the listed cases in the list's order, however many are read at once", async () => {
    const { rows } = await listView(world.lawyer, {}, null);
    for (const size of [1, 2, 500]) {
      const [head, ...lines] = rowsOfCsv((await fileOf(world.lawyer, {}, "en", size)).slice(1));
      expect(head?.slice(0, 3)).toEqual(["Case", "Nickname", "Kind of matter"]);
      expect(lines.map(([code]) => code)).toEqual(rows.map(({ code }) => code));
      expect(new Set(lines.map((line) => line.length))).toEqual(new Set([head?.length]));
    }
  });

  test("begins with the mark by which Excel knows UTF-8, once, and speaks the reader's language", async () => {
    const text = await fileOf(world.lawyer, {}, "es", 2);
    expect(text.startsWith("\uFEFFCaso,Apodo,Asunto,País,")).toBe(true);
    expect(text.lastIndexOf("\uFEFF")).toBe(0);
    expect(text).toContain("Guatemala");
  });

  test("runs no formula where it is opened", async () => {
    const [, line] = rowsOfCsv((await fileOf(world.lawyer, { kind: "asylum" })).slice(1));
    expect(line?.[1]).toBe(`'=HYPERLINK("x";"y")`);
  });

  test("names no client and tells staff nothing of a draft", async () => {
    const text = await fileOf(world.facilitator, {});
    expect(text).not.toContain("Wilmer");
    expect(text).not.toContain("HYPERLINK");
    expect(rowsOfCsv(text.slice(1))).toHaveLength(1 + (await db().case.count()));
  });

  test("breaks off when the session of whoever reads it ends", async () => {
    const token = await enter(world.facilitator2.userId);
    const reader = listAsCsv(() => actorOf(token), {}, "en", 1).getReader();
    expect((await reader.read()).done).toBe(false);
    await run(world.director, "disablePerson", world.facilitator2.userId, { reason: "Left the office" });
    const goesOn = async () => {
      while (!(await reader.read()).done);
    };
    await expect(goesOn()).rejects.toThrow("The session ended");
  });

  test("holds every case that was listed when it began, however they change while it is read", async () => {
    const stage = { stage: "review" } as const;
    const { rows } = await listView(world.lawyer, stage, null);
    const left = rows.filter(({ status }) => status === "submitted").slice(-2);
    expect(left).toHaveLength(2);
    const reader = listAsCsv(async () => world.lawyer, stage, "en", 1).getReader();
    const parts = [(await reader.read()).value];
    await run(world.facilitator, "startReview", left[0]?.id ?? "", {});
    await run(world.lawyer, "withdraw", left[1]?.id ?? "", { reason: "The client moved on" });
    for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
    const [, ...lines] = rowsOfCsv(
      Buffer.concat(parts.map((part) => part ?? Buffer.of()))
        .toString()
        .slice(1),
    );
    expect(lines.map(([code]) => code)).toEqual(rows.map(({ code }) => code));
  });

  test("leaves out a case that is withheld from its reader while it is read", async () => {
    const actor = await signIn(world.facilitator.userId);
    const { rows } = await listView(actor, {}, null);
    const [first, last] = [rows[0], rows.at(-1)];
    const reader = listAsCsv(async () => actor, {}, "en", 1).getReader();
    let text = Buffer.from((await reader.read()).value ?? []).toString();
    expect(text).toContain(first?.code);
    await run(world.director, "wallOff", last?.id ?? "", {
      userId: actor.userId,
      reason: "A cousin of the client",
    });
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += Buffer.from(part.value).toString();
    expect(text).not.toContain(last?.code);
  });

  test("has its head alone where nothing is listed", async () => {
    expect(rowsOfCsv((await fileOf(world.stranger, {})).slice(1))).toHaveLength(1);
  });
});

describe("taking it", () => {
  const take = (actor: UserActor, query: string) => run(actor, "exportCases", actor.userId, { query });
  const noted = (actor: UserActor) =>
    db().event.findMany({
      where: { subjectId: actor.userId, type: "person.cases_exported" },
      orderBy: { seq: "asc" },
      select: { actorId: true, payload: true, cipher: true },
    });

  test("is noted by its fields and the number of its rows, and by nothing that was typed", async () => {
    const reader = await signIn(world.lawyer.userId);
    await reauthenticate(reader);
    await take(reader, "find=Wilmer+Guardado&kind=asylum&unknown=1");
    await take(reader, "");
    const { rows } = await listView(reader, {}, null, 500);
    expect(await noted(reader)).toEqual([
      { actorId: reader.userId, payload: { fields: ["find", "kind"], rows: 0 }, cipher: null },
      { actorId: reader.userId, payload: { fields: [], rows: rows.length }, cipher: null },
    ]);
  });

  test("is noted again for a file that is fetched later, and with other filters is refused", async () => {
    const actor = await signIn(world.director.userId);
    await reauthenticate(actor);
    const operationId = randomUUID();
    const fetched = (seconds: number, id = operationId, query = "") =>
      mayFetch({ actor, now: new Date(begun.getTime() + seconds * 1_000), operationId: id }, query);
    const begun = now();
    await run(actor, "exportCases", actor.userId, { query: "" }, { operationId, now: begun });
    expect(await fetched(2)).toBe(true);
    expect(await fetched(40)).toBe(true);
    expect(await fetched(61)).toBe(false);
    expect(await refusal(fetched(3, operationId, "kind=asylum"))).toBe("OPERATION_REUSED");
    expect(await noted(actor)).toHaveLength(1);
    expect(await fetched(61, randomUUID())).toBe(true);
    expect(await noted(actor)).toHaveLength(2);
  });

  test("is refused to whoever did not confirm lately that it is them, and for somebody else", async () => {
    const unproven = await signIn(world.finance.userId);
    expect(await refusal(take(unproven, ""))).toBe("REAUTH_REQUIRED");
    expect(await noted(unproven)).toEqual([]);
    await reauthenticate(unproven);
    const forAnother = run(unproven, "exportCases", world.lawyer.userId, { query: "" });
    expect(await refusal(forAnother)).toBe("NOT_FOUND");
  });
});
