import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { runDue } from "@/lib/workflow/clocks";
import { intakeStepView, reviewView, startView } from "@/lib/stages/review/queries";
import { refusal, run } from "../../support/run";
import { sql } from "../../support/sql";
import * as walk from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const start = { nickname: "Maple harvest", kind: "asylum", country: "HN", region: "Yoro" };
const peopleOf = (caseId: string) => db().person.findMany({ where: { caseId, removedAt: null } });

async function refused(running: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await running.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw new Error("It was not refused by a rule");
  return error;
}

describe("beginning an intake", () => {
  test("takes the next code, seats counsel and the firm's assistants, and waits on the Advocate", async () => {
    const [first, second] = [await walk.draftCase(world), await walk.draftCase(world)];
    expect(first.code).toMatch(/^CF-\d{4}-\d{4}$/);
    expect(Number(second.code.slice(-4))).toBe(Number(first.code.slice(-4)) + 1);
    const row = await db().case.findUniqueOrThrow({
      where: { id: first.caseId },
      include: { members: true, waits: true },
    });
    expect(row).toMatchObject({
      status: "draft",
      leadId: world.lawyer.userId,
      currency: "USD",
      organizationId: world.firm,
    });
    expect(new Set(row.members.map(({ userId, kind }) => `${userId} ${kind}`))).toEqual(
      new Set([`${world.lawyer.userId} LEAD`, `${world.assistant.userId} ASSISTANT`]),
    );
    expect(row.waits.map(({ kind, party }) => `${kind} ${party}`)).toEqual(["finishIntake ADVOCATE"]);
  });

  test("ten at once: ten codes without a gap", async () => {
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => run(world.lawyer2, "startIntake", null, start)),
    );
    const numbers = runs.map(({ result }) => Number(String(result.code).slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, index) => (numbers[0] ?? 0) + index));
  });

  test("a refused one takes no number; the currency is the organization's", async () => {
    const before = await walk.draftCase(world);
    expect(await refusal(run(world.assistant, "startIntake", null, start))).toBe("INVALID");
    expect(
      await refusal(run(world.assistant, "startIntake", null, { ...start, leadId: world.stranger.userId })),
    ).toBe("INVALID");
    expect(
      await refusal(run(world.lawyer, "startIntake", null, { ...start, leadId: world.lawyer2.userId })),
    ).toBe("INVALID");
    const { result } = await run(world.canadian, "startIntake", null, start);
    expect(Number(String(result.code).slice(-4))).toBe(Number(before.code.slice(-4)) + 1);
    expect(await db().case.findUniqueOrThrow({ where: { id: String(result.caseId) } })).toMatchObject({
      currency: "CAD",
    });
  });

  test("an assistant begins for a lawyer of the firm; staff and Defenders don't", async () => {
    const { result } = await run(world.assistant, "startIntake", null, {
      ...start,
      leadId: world.lawyer.userId,
    });
    expect(await db().case.findUniqueOrThrow({ where: { id: String(result.caseId) } })).toMatchObject({
      leadId: world.lawyer.userId,
    });
    for (const actor of [world.facilitator, world.defender, world.billing]) {
      expect(["NOT_ALLOWED", "NOT_FOUND"]).toContain(await refusal(run(actor, "startIntake", null, start)));
    }
    expect((await startView(world.assistant)).lawyers.map(({ id }) => id)).toContain(world.lawyer.userId);
    expect(await startView(world.lawyer)).toMatchObject({
      lawyers: [],
      ownFirst: true,
      agreementMissing: true,
    });
  });

  test("the same operation twice is one case", async () => {
    const operationId = randomUUID();
    const runs = await Promise.all(
      [1, 2, 3].map(() => run(world.lawyer, "startIntake", null, start, { operationId })),
    );
    expect(new Set(runs.map(({ result }) => result.caseId)).size).toBe(1);
  });
});

describe("who", () => {
  test("names lie encrypted, each under a key of its own; the audited reading gives them again", async () => {
    const { caseId } = await walk.draftCase(world);
    const name = `Delmer ${walk.surname()} Canarysurname`;
    await run(world.lawyer, "saveParties", caseId, {
      version: 1,
      clients: [walk.clientInput(name), walk.clientInput(`Otro ${walk.surname()}`)],
      noOpposing: true,
    });
    const rows = await peopleOf(caseId);
    expect(new Set(rows.map(({ keyId }) => keyId)).size).toBe(2);
    const raw = await sql("owner", `SELECT row_to_json(p)::text AS row FROM "Person" p WHERE "caseId" = $1`, [
      caseId,
    ]);
    expect(JSON.stringify(raw)).not.toContain("Canarysurname");
    const { reply } = await run(world.assistant, "readParties", caseId, {});
    expect(reply).toMatchObject({
      people: [{ role: "client", name, never: "Never say “lawyer” to anyone but him" }, { role: "client" }],
    });
    expect(await db().event.count({ where: { subjectId: caseId, type: "parties.read" } })).toBe(1);
  });

  test("a stale version with other words is refused with both texts; equal words are not a clash", async () => {
    const { caseId } = await walk.draftCase(world);
    const input = { clients: [{ name: "Ana Ruiz Paz", country: "HN" }], noOpposing: true };
    await run(world.lawyer, "saveParties", caseId, { ...input, version: 1 });
    const [ana] = await peopleOf(caseId);
    const personId = ana?.id;
    await run(world.assistant, "saveParties", caseId, {
      version: 2,
      known: [{ id: personId, version: 1 }],
      clients: [{ personId, name: "Ana Ruiz Paz", aliases: "Anita; La Nana", country: "HN" }],
      noOpposing: true,
    });
    const late = await refused(
      run(world.lawyer, "saveParties", caseId, {
        version: 2,
        known: [{ id: personId, version: 1 }],
        clients: [{ personId, name: "Ana Ruiz Paz", country: "HN", region: "Yoro" }],
        noOpposing: true,
      }),
    );
    expect(late.code).toBe("CONFLICT");
    expect(late.clashes).toContainEqual({
      field: `clients.${personId ?? ""}.aliases`,
      theirs: "Anita; La Nana",
      yours: "",
    });
    expect(late.clashes).toContainEqual({
      field: `clients.${personId ?? ""}.region`,
      theirs: "",
      yours: "Yoro",
    });
    const same = { personId, name: "Ana Ruiz Paz", aliases: ["Anita", "La Nana"], country: "HN" };
    await run(world.lawyer, "saveParties", caseId, {
      version: 1,
      known: [{ id: personId, version: 1 }],
      clients: [same],
      noOpposing: true,
    });
  });

  test("whom another person added meanwhile is kept, though the form did not know them", async () => {
    const { caseId } = await walk.draftCase(world);
    await run(world.lawyer, "saveParties", caseId, { version: 1, clients: [{ name: "Ana Ruiz Paz" }] });
    const [ana] = await peopleOf(caseId);
    const one = { personId: ana?.id, name: "Ana Ruiz Paz" };
    await run(world.assistant, "saveParties", caseId, {
      version: 2,
      known: [{ id: ana?.id, version: 1 }],
      clients: [one, { name: "Beto Luna Rey" }],
    });
    await run(world.lawyer, "saveParties", caseId, {
      version: 2,
      known: [{ id: ana?.id, version: 1 }],
      clients: [one],
      opposing: [{ name: "Finca Sol" }],
    });
    expect((await peopleOf(caseId)).map(({ role }) => role).sort()).toEqual(["client", "client", "opposing"]);
  });

  test("two at once: one is saved, nothing is lost without a word", async () => {
    const { caseId } = await walk.writtenCase(world);
    const version = await walk.versionOf(caseId);
    const people = await peopleOf(caseId);
    const client = people.find(({ role }) => role === "client");
    const save = (name: string) =>
      run(world.lawyer, "saveParties", caseId, {
        version,
        known: people.map(({ id, version }) => ({ id, version })),
        clients: [{ personId: client?.id, name, country: "GT" }],
        noOpposing: true,
      });
    const runs = await Promise.allSettled([save("Uno Dos Tres"), save("Cuatro Cinco Seis")]);
    expect(runs.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("the nickname may not name a party, from either side, nor may the work", async () => {
    const { caseId } = await walk.draftCase(world);
    const parties = { version: 1, clients: [{ name: "Green Mejía Paz", country: "HN" }], noOpposing: true };
    const late = await refused(run(world.lawyer, "saveParties", caseId, parties));
    expect(late).toMatchObject({
      code: "NAMES_A_PARTY",
      fields: { "clients.0.name": "review.errors.nicknameNames" },
    });
    await run(world.lawyer, "saveParties", caseId, {
      ...parties,
      clients: [{ name: "Eva Mejía Paz", country: "HN" }],
    });
    const matter = { ...start, version: 2, nickname: "The Mejia case", story: "x" };
    expect(await refused(run(world.lawyer, "saveMatter", caseId, matter))).toMatchObject({
      code: "NAMES_A_PARTY",
      fields: { nickname: "NAMES_A_PARTY" },
    });
    const work = { version: 2, tasks: [{ kind: "interview", words: "Speak with Eva Mejía" }] };
    expect(await refused(run(world.lawyer, "saveWork", caseId, work))).toMatchObject({
      code: "NAMES_A_PARTY",
      fields: { "tasks.0.words": "NAMES_A_PARTY" },
    });
  });

  test("once submitted a person may be added, none changed or taken out; a live check becomes stale", async () => {
    const at = await walk.acceptedCase(world);
    const checkId = await walk.clearCheck(world, at.caseId);
    const people = (await run(world.lawyer, "readParties", at.caseId, {})).reply as {
      people: {
        id: string;
        role: string;
        name: string;
        aliases: string[];
        place: string;
        contact: string;
        never: string;
        about: string;
      }[];
    };
    const rows = await peopleOf(at.caseId);
    const row = (role: string) =>
      people.people
        .filter((one) => one.role === role)
        .map(({ id, ...rest }) => {
          const outline = rows.find((person) => person.id === id);
          return {
            ...rest,
            personId: id,
            country: outline?.country || null,
            region: outline?.region,
            languages: outline?.languages,
          };
        });
    const all = {
      known: rows.map(({ id, version }) => ({ id, version })),
      clients: row("client"),
      opposing: row("opposing"),
      others: row("witness"),
    };
    const version = await walk.versionOf(at.caseId);
    const gone = { ...all, version, others: [] };
    expect(await refusal(run(world.lawyer, "saveParties", at.caseId, gone))).toBe("INVALID");
    const changed = {
      ...all,
      version,
      clients: all.clients.map((one) => ({ ...one, name: "Somebody Else" })),
    };
    expect(await refusal(run(world.lawyer, "saveParties", at.caseId, changed))).toBe("INVALID");
    const before = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    await run(world.lawyer, "saveParties", at.caseId, {
      ...all,
      version,
      opposing: [...all.opposing, { name: "Nelson Ayala Chacón" }],
    });
    const after = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    expect(after.partiesVersion).toBe(before.partiesVersion + 1);
    expect(await db().conflictCheck.findUniqueOrThrow({ where: { id: checkId } })).toMatchObject({
      state: "stale",
    });
    expect(await db().event.count({ where: { subjectId: at.caseId, type: "check.stale" } })).toBe(1);
  });
});

describe("submitting and discarding", () => {
  test("each thing that is missing is named under its step", async () => {
    const { caseId } = await walk.draftCase(world);
    const error = await refused(run(world.lawyer, "submitIntake", caseId, walk.confirmed));
    expect(error.code).toBe("INCOMPLETE");
    expect(Object.keys(error.fields)).toEqual([
      "who.client",
      "who.opposing",
      "matter.story",
      "work.task",
      "language.language",
    ]);
    expect((await db().case.findUniqueOrThrow({ where: { id: caseId } })).status).toBe("draft");
  });

  test("what a save wrote is what the step shows; staff see of a draft only that it exists", async () => {
    const at = await walk.writtenCase(world);
    const view = await intakeStepView(world.assistant, at.code);
    expect(view?.intake).toMatchObject({
      court: "Circuit Court, Ottawa County",
      tasks: [{ kind: "interview" }, { kind: "declaration" }],
      arrangement: "bilingual_staff",
      budgetMinor: 300000,
      missing: [],
    });
    expect(view?.intake.story).toContain("two seasons");
    expect(await intakeStepView(world.facilitator, at.code)).toBeNull();
    expect(await intakeStepView(world.stranger, at.code)).toBeNull();
    expect(await reviewView(world.facilitator, at.code)).toMatchObject({ reader: "staff_draft" });
    expect(Object.keys((await reviewView(world.facilitator, at.code)) ?? {})).not.toContain("intake");
    expect(await refusal(run(world.facilitator, "readParties", at.caseId, {}))).toBe("NOT_ALLOWED");
  });

  test("an amount that can be read twice is refused with both readings", async () => {
    const { caseId } = await walk.draftCase(world);
    const error = await refused(run(world.lawyer, "saveBudget", caseId, { version: 1, budget: "1.234" }));
    expect(error).toMatchObject({ code: "AMOUNT_AMBIGUOUS", fields: { budget: "AMOUNT_AMBIGUOUS" } });
    expect(new Set(Object.values(error.params))).toEqual(new Set(["1234.00", "1.23"]));
  });

  test("a discarded draft is shredded, keys and all, and nobody sees it", async () => {
    const at = await walk.writtenCase(world);
    const people = await peopleOf(at.caseId);
    const { keyId } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    await run(world.lawyer, "discardDraft", at.caseId, {});
    expect(await db().person.count({ where: { caseId: at.caseId } })).toBe(0);
    expect(
      await db().dataKey.count({ where: { id: { in: [keyId, ...people.map((one) => one.keyId)] } } }),
    ).toBe(0);
    expect(await db().intake.findUniqueOrThrow({ where: { caseId: at.caseId } })).toMatchObject({
      storyCipher: null,
    });
    for (const actor of [world.lawyer, world.facilitator, world.director]) {
      expect(await reviewView(actor, at.code)).toBeNull();
      expect(await refusal(run(actor, "reopenCase", at.caseId, { reason: "x" }))).toBe("NOT_FOUND");
    }
    expect(await db().wait.count({ where: { caseId: at.caseId, closedAt: null } })).toBe(0);
  });

  test("the clock discards a draft at day 90, after its reminders", async () => {
    const at = await walk.draftCase(world);
    for (const days of [8, 31, 84, 91]) await runDue(addDays(now(), days));
    expect((await db().case.findUniqueOrThrow({ where: { id: at.caseId } })).status).toBe("withdrawn");
    const types = await db().event.findMany({
      where: { subjectId: at.caseId },
      orderBy: { seq: "asc" },
      select: { type: true },
    });
    expect(types.map(({ type }) => type)).toEqual([
      "intake.started",
      "wait.reminded",
      "wait.reminded",
      "wait.reminded",
      "intake.discarded",
    ]);
  });
});
