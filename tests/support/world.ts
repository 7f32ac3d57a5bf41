import { randomUUID } from "node:crypto";
import { actorOf } from "@/lib/auth/actor-of";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { feesId } from "@/lib/fees/subject";
import type { Post } from "@/lib/people/schema";
import { shippedTemplates } from "@/lib/templates/shipped";
import { templateIds, type TemplateKind } from "@/lib/templates/subject";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { enter } from "./enter";
import { run } from "./run";

export const testPassword = "correct horse battery";

/**
 * Invented people and firms, made by running commands: what every integration test begins with. One world for a test
 * file; several worlds may stand in one database.
 */
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Finds the token of an invitation. */
export type TokenOf = (link: { id: string }, email: string) => Promise<string>;

/** @param tokenOf where a worker runs, the job that holds the token is gone: there it is read from the mail */
export async function makeWorld(tokenOf: TokenOf = tokenInJob) {
  const tag = randomUUID().slice(0, 8);
  const firm = await organization(
    `Lakeside Workers’ Law Project ${tag}`,
    "LEGAL_AID",
    "US",
    "Chicago",
    "USD",
  );
  const other = await organization(`Alder & Finch ${tag}`, "LAW_FIRM", "US", "Houston", "USD");
  const canada = await organization(
    `Clinique juridique du Vieux-Port ${tag}`,
    "LEGAL_AID",
    "CA",
    "Toronto",
    "CAD",
  );
  const practice = await organization(
    `Bufete Sajché ${tag}`,
    "DEFENDER_PRACTICE",
    "GT",
    "Huehuetenango",
    "USD",
  );
  const staff = (name: string, ...roles: ("FACILITATOR" | "FINANCE" | "DIRECTOR" | "APPROVER")[]) =>
    person(tokenOf, tag, name, "en", "America/New_York", { kind: "staff", roles });
  const advocate = (name: string, organizationId: string, membership: "LAWYER" | "ASSISTANT" | "BILLING") =>
    person(tokenOf, tag, name, "en", "America/Chicago", {
      kind: "advocate_side",
      organizationId,
      membership,
    });
  const defender = (
    name: string,
    country: "GT" | "HN" | "MX" | "SV" | "NI",
    payoutCurrency: "USD" | "GTQ" | "HNL" | "MXN" | "NIO",
  ) =>
    person(tokenOf, tag, name, "es", "America/Guatemala", {
      kind: "defender",
      organizationId: practice,
      profile: {
        country,
        place: "Huehuetenango",
        regions: country === "GT" ? ["GT-13"] : [],
        areas: ["wage_theft"],
        languages: ["es"],
        capacity: 5,
        payoutCurrency,
      },
    });
  const world = {
    tag,
    firm,
    other,
    canada,
    practice,
    director: await staff("Ines Calloway", "DIRECTOR"),
    facilitator: await staff("Dana Okafor", "FACILITATOR"),
    facilitator2: await staff("Joel Marchetti", "FACILITATOR"),
    finance: await staff("Tomás Herrera", "FINANCE"),
    finance2: await staff("Wren Abara", "FINANCE"),
    approver: await staff("Grace Lindholm", "APPROVER"),
    lawyer: await advocate("Rebecca Lindqvist", firm, "LAWYER"),
    lawyer2: await advocate("Sam Whitfield", firm, "LAWYER"),
    assistant: await advocate("Priya Raman", firm, "ASSISTANT"),
    billing: await advocate("Otis Grant", firm, "BILLING"),
    stranger: await advocate("Andrew Brandt", other, "LAWYER"),
    canadian: await advocate("Jeanne Fontaine", canada, "LAWYER"),
    defender: await defender("Marta Sajché", "GT", "USD"),
    defender2: await defender("Rigoberto Castellanos", "HN", "HNL"),
    defender3: await defender("Lucía Pineda", "SV", "USD"),
    defenderGtq: await defender("Elías Zamora", "GT", "GTQ"),
  };
  await feesAndTexts();
  return world;
}

async function organization(
  name: string,
  kind: "LAW_FIRM" | "LEGAL_AID" | "DEFENDER_PRACTICE",
  country: string,
  city: string,
  currency: "USD" | "CAD",
): Promise<string> {
  const { result } = await run(systemActor, "registerOrganization", null, {
    name,
    kind,
    country,
    city,
    billingAddress: `410 Halsted Street, ${city}`,
    currency,
  });
  return String(result.organizationId);
}

/** Somebody invited, joined by the mailed link, and signed in. */
export async function person(
  tokenOf: TokenOf,
  tag: string,
  name: string,
  locale: "en" | "es",
  timeZone: string,
  post: Post,
): Promise<UserActor> {
  const email = `${name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase()}.${tag}@example.test`;
  const { result } = await run(systemActor, "invitePerson", null, { name, email, locale, timeZone, post });
  const userId = String(result.userId);
  const link = await db().accessLink.findFirstOrThrow({ where: { userId, kind: "invitation" } });
  const token = await tokenOf(link, email);
  await run({ kind: "nobody" }, "acceptInvitation", userId, { token, password: testPassword });
  return signIn(userId);
}

/** A fresh session, read as the portal reads it on every request. */
export async function signIn(userId: string): Promise<UserActor> {
  const actor = await actorOf(await enter(userId));
  if (!actor) throw new Error("The session did not open");
  return actor;
}

/** Fees, exchange rates and texts are the same for all worlds of a database; the first one sets them. */
export async function feesAndTexts(): Promise<void> {
  if ((await db().rate.count()) === 0) {
    for (const currency of ["USD", "CAD"] as const) {
      await run(systemActor, "setRate", feesId, {
        currency,
        from: "2026-01-01",
        billRateMinor: 6500,
        payRateMinor: 5200,
        feeBasisPoints: 1000,
        reducedBasisPoints: 5000,
      });
      for (const [foreign, rate] of [
        ["GTQ", "7.65"],
        ["HNL", "26.4"],
        ["MXN", "18.2"],
        ["NIO", "36.8"],
        [currency === "USD" ? "CAD" : "USD", currency === "USD" ? "1.38" : "0.72463768"],
      ] as const) {
        await run(systemActor, "recordFxRate", feesId, {
          base: currency,
          foreign,
          day: "2026-01-01",
          rate,
          source: "Banco de prueba",
        });
      }
    }
  }
  if ((await db().templateVersion.count()) > 0) return;
  for (const kind of Object.keys(templateIds) as TemplateKind[]) {
    const input = { kind, material: true, clauses: shippedTemplates[kind] };
    await run(systemActor, "publishTemplate", templateIds[kind], input);
  }
}
