import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { DomainError } from "@/lib/errors";
import { organizationView, organizationsView, type OrganizationFilters } from "@/lib/organizations/queries";
import { invoiceView } from "@/lib/stages/payment/invoices/queries";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";
import { refusal, run } from "@/tests/support/run";
import { reauthenticate } from "@/tests/support/proof";
import { invoicedInterim, type Billed } from "@/tests/support/walk/payment";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let at: Billed;
beforeAll(async () => {
  world = await makeWorld();
  at = await invoicedInterim(world, 60);
}, 90_000);

const base = {
  ...{ kind: "LEGAL_AID", country: "US", city: "Chicago" },
  ...{ billingAddress: "410 Halsted Street, Chicago", currency: "USD" },
};

async function edit(id: string, changed: object) {
  const { version, name } = await db().organization.findUniqueOrThrow({ where: { id } });
  return run(world.facilitator, "editOrganization", id, { ...base, name, version, ...changed });
}

async function wrongFields(attempt: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  if (!(error instanceof DomainError)) throw new Error("It was not refused");
  return error.fields;
}

const found = async (filters: OrganizationFilters, reader = world.facilitator) =>
  (await organizationsView(reader, filters, null)).rows;

describe("the list", () => {
  test("finds by name without accents, by kind and country, and counts people and open cases", async () => {
    const [firm] = await found({ find: `workers’ ${world.tag}` });
    expect(firm).toMatchObject({ id: world.firm, people: 4, openCases: 1, city: "Chicago" });
    const practices = await found({ find: `sajche ${world.tag}` });
    expect(practices.map(({ id }) => id)).toEqual([world.practice]);
    // A practice brings no case: what counts is what its Defenders hold.
    expect(practices[0]?.openCases).toBe(1);
    const cases = (await organizationView(world.facilitator, world.practice))?.cases ?? [];
    expect(cases.map(({ code }) => code)).toEqual([at.code]);
    const inCanada = await found({ find: world.tag, country: "CA" });
    expect(inCanada.map(({ id }) => id)).toEqual([world.canada]);
    expect(await found({ find: world.tag, kind: "LAW_FIRM" })).toHaveLength(1);
  });

  test("is read page by page to its end, each organization once, in the order of the whole", async () => {
    const whole = await found({ find: world.tag });
    expect(whole.length).toBeGreaterThan(3);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof organizationsView>> = await organizationsView(
        world.facilitator,
        { find: world.tag },
        after,
        2,
      );
      expect(page.rows.length).toBeLessThanOrEqual(2);
      walked.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(walked).toEqual(whole.map(({ id }) => id));
    expect((await organizationsView(world.facilitator, { find: world.tag }, randomUUID())).rows).toEqual([]);
  });

  test("counts no case that the reader is walled off from, and the page names none", async () => {
    const { caseId, code } = at;
    const counted = async () =>
      (await found({ find: `workers’ ${world.tag}` }, world.facilitator2))[0]?.openCases;
    const codes = async () =>
      (await organizationView(world.facilitator2, world.firm))?.cases.map((one) => one.code);
    expect([await counted(), await codes()]).toEqual([1, [code]]);
    const { userId } = world.facilitator2;
    await run(world.director, "wallOff", caseId, { userId, reason: "Related to a witness" });
    expect([await counted(), await codes()]).toEqual([0, []]);
  });
});

describe("the page", () => {
  test("shows members with their days, and money to those who keep the books alone", async () => {
    const view = await organizationView(world.finance, world.firm);
    expect(view?.members.map(({ name, kind, over }) => [name, kind, over])).toEqual([
      ["Otis Grant", "BILLING", false],
      ["Priya Raman", "ASSISTANT", false],
      ["Rebecca Lindqvist", "LAWYER", false],
      ["Sam Whitfield", "LAWYER", false],
    ]);
    const { totalMinor } = await db().invoice.findUniqueOrThrow({ where: { id: at.invoiceId } });
    expect(view?.money).toEqual([{ currency: "USD", invoices: 1, openMinor: totalMinor, creditMinor: 0 }]);
    expect((await organizationView(world.facilitator, world.firm))?.money).toBeNull();
    expect(await organizationView(world.finance, randomUUID())).toBeNull();
    expect(await organizationView(world.finance, "not-an-id")).toBeNull();
  });
});

describe("what is known of an organization", () => {
  test("is edited, and an invoice that was issued keeps what it says", async () => {
    const before = (await invoiceView(world.finance, at.code, at.invoiceId))?.record;
    await edit(world.firm, { name: "Lakeside Law", billingAddress: "9 New Road", city: "Evanston" });
    const row = await db().organization.findUniqueOrThrow({ where: { id: world.firm } });
    expect(row).toMatchObject({ name: "Lakeside Law", city: "Evanston", version: 2 });
    const after = (await invoiceView(world.finance, at.code, at.invoiceId))?.record;
    expect(after).toEqual(before);
    expect(after?.organization).toMatch(/^Lakeside Workers/);
    const events = (await organizationView(world.director, world.firm))?.events;
    expect(events?.[0]).toMatchObject({ type: "organization.changed", actor: world.facilitator.name });
    expect(events?.[0]?.payload).toEqual({ fields: ["name", "city", "billingAddress"] });
  });

  test("keeps its currency once something was invoiced to it, and changes it before", async () => {
    expect(await wrongFields(edit(world.firm, { currency: "CAD" }))).toEqual({
      currency: "organizations.edit.currencyStays",
    });
    await edit(world.other, { kind: "LAW_FIRM", currency: "CAD" });
    const { currency } = await db().organization.findUniqueOrThrow({ where: { id: world.other } });
    expect(currency).toBe("CAD");
  });

  test("does not turn a firm into a practice", async () => {
    expect(await wrongFields(edit(world.other, { kind: "DEFENDER_PRACTICE", currency: "CAD" }))).toEqual({
      kind: "organizations.edit.wrongSide",
    });
  });

  test("is nobody's to edit who is of it, nor an approver's", async () => {
    const input = { ...base, name: "Ours", version: 1 };
    for (const actor of [world.lawyer, world.billing, world.defender, world.approver])
      expect(await refusal(run(actor, "editOrganization", world.firm, input))).toBe("NOT_FOUND");
  });

  test("an issued invoice refuses another payer's name in the database too", async () => {
    const renamed = db().invoice.update({
      where: { id: at.invoiceId },
      data: { payerName: "Somebody else" },
    });
    await expect(renamed).rejects.toThrow(/issued and does not change/);
  });
});

describe("a like name", () => {
  const like = (more: object = {}) =>
    run(world.facilitator, "registerOrganization", null, {
      ...{ ...base, name: `THE Quillon & Vasbinder ${world.tag}, LLP` },
      ...more,
    });
  const asked = async (attempt: Promise<unknown>) => {
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    return error instanceof DomainError ? [error.code, error.alike.map(({ id }) => id)] : null;
  };
  let known: string;
  beforeAll(async () => {
    known = String((await like({ name: `Quillon and Vasbinder ${world.tag}` })).result.organizationId);
  });

  test("is told before it is registered, and the second press registers it, once however often it is sent", async () => {
    expect(await asked(like({ seen: [] }))).toEqual(["LIKE_KNOWN", [known]]);
    const operationId = randomUUID();
    const id = String((await like({ seen: [known] })).result.organizationId);
    // The one that was just registered is like itself, and of that a form sent again is not asked.
    const context = { actor: world.facilitator, now: now(), operationId };
    const input = { ...base, name: `Vasbinder, Quillon ${world.tag}`, seen: [known, id] };
    const once = await execute(context, commands.registerOrganization, null, input);
    expect((await execute(context, commands.registerOrganization, null, input)).result).toEqual(once.result);
  });

  test("is told of an edit that changes the name, and of no other", async () => {
    const { result } = await like({ name: `Ostrander ${world.tag}` });
    const id = String(result.organizationId);
    expect(await asked(edit(id, { city: "Gary", seen: [] }))).toBeNull();
    const renamed = { name: `Quillon Vasbinder ${world.tag}` };
    const [code, alike] = (await asked(edit(id, { ...renamed, seen: [] }))) ?? [];
    expect(code).toBe("LIKE_KNOWN");
    expect(alike).toContain(known);
    expect(await asked(edit(id, { ...renamed, seen: alike }))).toBeNull();
  });

  test("of one that was merged leads to the one that stays", async () => {
    const { result } = await like({ name: `Threlkeld ${world.tag}` });
    const stays = String(
      (await like({ name: `Pommeroy ${world.tag}`, kind: "LAW_FIRM" })).result.organizationId,
    );
    await reauthenticate(world.director);
    await run(world.director, "mergeOrganizations", String(result.organizationId), { intoId: stays });
    expect(await asked(like({ name: `Threlkelt ${world.tag}`, seen: [] }))).toEqual(["LIKE_KNOWN", [stays]]);
  });

  test("is told to nobody who may register none", async () => {
    const attempt = run(world.lawyer, "registerOrganization", null, {
      ...{ ...base, name: `Quillon Vasbinder ${world.tag}`, seen: [] },
    });
    expect(await refusal(attempt)).toBe("NOT_ALLOWED");
  });
});
