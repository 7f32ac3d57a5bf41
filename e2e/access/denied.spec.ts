import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser } from "@playwright/test";
import type { UserActor } from "@/lib/authz/actor";
import { pages, type PageRoute } from "@/lib/authz/pages";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { invoicedCase } from "@/tests/support/walk/payment";
import { acceptedCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { answerTo } from "../support/answers";
import { expect, openSeat, test } from "../support/browser";
import { pathOf, routes, routesOfCase, type Parts } from "../support/paths";
import { settledWithDocuments, type Settled } from "../support/settled";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

const nobodysCode = "CF-2026-9999";

let world: World;
/** Seen by its Advocate, its Defender and staff; three of staff are walled off from it. */
let settled: Settled;
/** Seen by its payer, finance and the approver too. */
let invoiced: Parts;
/** Before the signatures: no business of the payer's billing contact. */
let accepted: Parts;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  world = await makeMailedWorld();
  settled = await settledWithDocuments(world);
  for (const { userId } of [world.facilitator2, world.finance2, world.approver]) {
    await run(world.director, "wallOff", settled.caseId, {
      userId,
      reason: "Once worked for the other side",
    });
  }
  const { code, invoiceId, payoutId } = await invoicedCase(world);
  invoiced = { ...settled.parts, code, invoiceId, payoutId };
  accepted = { ...settled.parts, code: (await acceptedCase(world)).code };
});

/** A person's session without pages: for answers that are compared as text. */
async function sessionOf(browser: Browser, actor: UserActor): Promise<APIRequestContext> {
  const { page, context } = await openSeat(browser, actor.locale);
  await signedIn(page, actor);
  return context.request;
}

const strangers: [name: string, who: (world: World) => UserActor, of: () => Parts][] = [
  ["another firm’s Advocate", (w) => w.stranger, () => settled.parts],
  ["an Advocate of the firm who is not on the case", (w) => w.lawyer2, () => settled.parts],
  ["another Defender", (w) => w.defender2, () => settled.parts],
  ["the payer’s billing contact, before the signatures,", (w) => w.billing, () => accepted],
  ["a facilitator who is walled off", (w) => w.facilitator2, () => settled.parts],
  ["finance that is walled off", (w) => w.finance2, () => settled.parts],
  ["an approver who is walled off", (w) => w.approver, () => settled.parts],
];

for (const [name, who, of] of strangers) {
  test(`to ${name} a case answers as one that does not exist`, async ({ browser }) => {
    const request = await sessionOf(browser, who(world));
    const parts = of();
    for (const route of routesOfCase) {
      const denied = await answerTo(request, pathOf(route, parts), [parts.code]);
      const missing = await answerTo(request, pathOf(route, { ...parts, code: nobodysCode }), [nobodysCode]);
      expect(missing.status, route).toBe(404);
      expect(denied, `${name} is told nothing by ${route}`).toEqual(missing);
    }
  });
}

/** What a reader opens of a case that is invoiced; every other page of it is not there for them. */
const readers: [name: string, who: (world: World) => UserActor, opens: readonly PageRoute[]][] = [
  [
    "the payer’s billing contact",
    (w) => w.billing,
    ["/cases/[code]/payment/invoices/[id]", "/cases/[code]/payment/invoices/[id]/invoice.pdf"],
  ],
  [
    "finance",
    (w) => w.finance,
    [
      "/cases/[code]",
      "/cases/[code]/clocks",
      "/cases/[code]/assignment",
      "/cases/[code]/payment",
      "/cases/[code]/payment/reports/[number]",
      "/cases/[code]/payment/invoices/[id]",
      "/cases/[code]/payment/invoices/[id]/invoice.pdf",
    ],
  ],
  ["the approver", (w) => w.approver, ["/cases/[code]", "/cases/[code]/payment"]],
];

for (const [name, who, opens] of readers) {
  test(`${name} opens of a case what is theirs, and nothing else is there`, async ({ browser }) => {
    const request = await sessionOf(browser, who(world));
    const found: string[] = [];
    for (const route of routesOfCase) {
      const { status, body } = await answerTo(request, pathOf(route, invoiced), []);
      if (status < 400) found.push(route);
      else expect(status, route).toBe(404);
      for (const words of [
        "picked for two seasons",
        "Interview with the second witness",
        "Bus to Chiantla",
      ]) {
        const readsEntries = name === "finance" && !words.startsWith("picked");
        if (!readsEntries) expect(body, `${name} at ${route}`).not.toContain(words);
      }
    }
    expect(found).toEqual(routesOfCase.filter((route) => opens.includes(route)));
  });
}

test("a page that a role may not open at all is not there", async ({ browser }) => {
  const request = await sessionOf(browser, world.defender2);
  const closed = [
    "/cases/new",
    "/staff/people",
    "/staff/people/invite",
    "/staff/organizations",
    "/staff/load",
    "/staff/money",
    "/account/agreement",
  ];
  const lawyers = await sessionOf(browser, world.lawyer);
  expect((await lawyers.get("/account/network", { maxRedirects: 0 })).status()).toBe(404);
  for (const route of closed) {
    const denied = await request.get(route, { maxRedirects: 0 });
    expect(denied.status(), route).toBe(404);
  }
});

test("who only pays begins with their invoices, and no page of theirs says what a case is", async ({
  browser,
}) => {
  const request = await sessionOf(browser, world.billing);
  const begin = await request.get("/sign-in", { maxRedirects: 0 });
  expect(begin.headers()["location"]).toBe("/invoices");
  expect((await request.get("/cases")).status()).toBe(404);
  const invoice = `/cases/${invoiced.code}/payment/invoices/${invoiced.invoiceId}`;
  expect(await (await request.get("/invoices")).text()).toContain(invoice);
  const { nickname, kind } = await db().case.findUniqueOrThrow({ where: { code: invoiced.code } });
  for (const path of ["/invoices", "/dashboard", "/notices", invoice]) {
    const page = await (await request.get(path)).text();
    for (const word of [nickname, kind]) expect(page, path).not.toContain(word);
  }
});

test("a file of another’s case answers as one that does not exist", async ({ browser }) => {
  const ids = await db().document.findMany({ where: { caseId: settled.caseId }, select: { id: true } });
  for (const actor of [world.stranger, world.defender2, world.facilitator2]) {
    const request = await sessionOf(browser, actor);
    const random = randomUUID();
    const missing = await answerTo(request, `/api/files/${random}`, [random]);
    expect(missing.status).toBe(404);
    for (const { id } of ids) expect(await answerTo(request, `/api/files/${id}`, [id])).toEqual(missing);
  }
});

test("the invoice of one case is not to be had by the code of another", async ({ browser }) => {
  const request = await sessionOf(browser, world.lawyer);
  const random = randomUUID();
  const address = `/cases/${invoiced.code}/payment/invoices`;
  const denied = await answerTo(request, `${address}/${settled.invoiceId}`, [settled.invoiceId]);
  const missing = await answerTo(request, `${address}/${random}`, [random]);
  expect(missing.status).toBe(404);
  expect(denied).toEqual(missing);
});

test("who is not signed in is asked to, and gets no file", async ({ browser }) => {
  const { context } = await openSeat(browser, "en");
  for (const route of routes.filter((one) => pages[one] !== "public")) {
    const path = pathOf(route, settled.parts);
    const answer = await context.request.get(path, { maxRedirects: 0 });
    if (route === "/api/uploads") {
      expect(answer.status()).toBe(405);
    } else if (route.startsWith("/api/") || /\.(pdf|csv)$/.test(route)) {
      expect(answer.status(), route).toBe(404);
      expect(await answer.text()).toBe("");
    } else {
      expect(answer.status(), route).toBe(307);
      expect(answer.headers()["location"]).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    }
  }
});
