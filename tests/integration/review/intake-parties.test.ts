import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { refusal, refused, run } from "../../support/run";
import { sql } from "../../support/sql";
import * as walk from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const start = { nickname: "Maple harvest", kind: "asylum", country: "HN", region: "Yoro" };
const peopleOf = (caseId: string) => db().person.findMany({ where: { caseId, removedAt: null } });

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
