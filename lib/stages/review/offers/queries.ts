import { dateToPlain, todayIn, type PlainDate } from "@/lib/dates";
import type { UserActor } from "@/lib/authz/actor";
import type { CaseFacts } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { rateOn } from "@/lib/fees/queries";
import { priceOfMinutes } from "@/lib/money";
import { awayFact, type Away, type AwayFact } from "@/lib/people/network/away";
import { hasSigned, hasSignedOnce } from "@/lib/templates/signed";
import { openStatuses } from "@/lib/workflow/statuses";
import { opened } from "@/lib/workflow/sealed-words";
import type { taskKinds } from "@/lib/cases/kinds";
import type { OfferState } from "./rules";
import { readOfferWords, type OfferWords } from "./words";

export type CandidateView = {
  id: string;
  name: string;
  place: string;
  country: string;
  regions: string[];
  languages: string[];
  practice: string;
  /** Open cases they hold, and offers they have not answered. */
  load: number;
  asked: number;
  capacity: number;
  /** Works in the country where the case needs somebody. */
  inCountry: boolean;
  practises: boolean;
  /** A fact beside the load, and no gate. */
  away: AwayFact | null;
  /** The terms of the network, as they must be signed now: until then no case can be taken. */
  termsSigned: boolean;
};

/** Defenders who could take a case: those of its country first, then the least loaded. One statement. */
export async function candidatesFor(facts: CaseFacts): Promise<CandidateView[]> {
  const at = now();
  const rows = await db().$queryRaw<
    (Omit<CandidateView, "away"> & { title: string; timeZone: string; dates: Away[] })[]
  >`
    SELECT d.id, u.name, u.title, d.place, d.country, d.regions, d.languages, d.capacity, o.name AS practice,
      held.load, u."timeZone",
      (SELECT coalesce(json_agg(json_build_object('from', a."from", 'to', a."to")), '[]')
        FROM "AwayDates" a WHERE a."defenderId" = d.id) AS dates,
      (SELECT count(*)::int FROM "Offer" f WHERE f."defenderId" = d.id AND f.state IN ('sent', 'interested')) AS asked,
      ${hasSigned("NETWORK_TERMS", "u.id")} AS "termsSigned",
      d.country = ${facts.country} AS "inCountry", ${facts.kind} = ANY(d.areas) AS practises
    FROM "Defender" d JOIN "User" u ON u.id = d."userId" JOIN "Organization" o ON o.id = d."organizationId"
    CROSS JOIN LATERAL (SELECT count(*)::int AS load FROM "Case" c
      WHERE c."defenderId" = d.id AND c.status::text = ANY(${openStatuses})) held
    WHERE u."disabledAt" IS NULL
    ORDER BY "inCountry" DESC, held.load::float / greatest(d.capacity, 1), u.name, d.id`;
  return rows.map(({ title, timeZone, dates, ...row }) => ({
    ...row,
    name: [title, row.name].filter(Boolean).join(" "),
    away: awayFact(dates, todayIn(timeZone, at)),
  }));
}

export type SentOffer = OfferWords & {
  id: string;
  defender: string;
  state: OfferState;
  hours: number;
  expensesMinor: number;
  sentAt: Date;
  answerBy: Date;
  endedAt: Date | null;
  code: string | null;
  reason: string;
};

/** Every offer of a case, the newest first; for staff. */
export async function offersOf(caseId: string, key: Buffer): Promise<SentOffer[]> {
  const rows = await db().offer.findMany({
    where: { caseId },
    orderBy: [{ sentAt: "desc" }, { id: "asc" }],
    include: { defender: { select: { user: { select: { name: true, title: true } } } } },
  });
  return rows.map((row) => ({
    ...{ id: row.id, state: row.state, hours: row.hours, expensesMinor: row.expensesMinor },
    ...{ sentAt: row.sentAt, answerBy: row.answerBy, endedAt: row.endedAt, code: row.endedCode },
    ...readOfferWords(opened(key, `Offer:wordsCipher:${row.id}`, row.wordsCipher)),
    defender: [row.defender.user.title, row.defender.user.name].filter(Boolean).join(" "),
    reason: opened(key, `Offer:endedCipher:${row.id}`, row.endedCipher),
  }));
}

/** What the Defender to whom a case is offered may see of it: no name, no story, nothing in the Advocate's words. */
export type OfferView = OfferWords & {
  offerId: string;
  interested: boolean;
  interestedAt: Date | null;
  sentAt: Date;
  /** Whom to ask; the address lies on the offer since nobody else answers before it is accepted. */
  sentBy: { name: string; email: string };
  answerBy: Date;
  hours: number;
  expensesMinor: number;
  /** Pay an hour and in all, as the fees stand today; null while no fees are set. */
  payRateMinor: number | null;
  payMinor: number | null;
  tasks: { kind: (typeof taskKinds)[number]; deadline: PlainDate | null }[];
  /** Of the tasks; the same when there is one. */
  firstDeadline: PlainDate | null;
  lastDeadline: PlainDate | null;
  arrangement: string | null;
  /** Parties were added after the check: nothing can be shown or accepted. */
  stale: boolean;
  /** The reader has signed the terms of the network as they stand now: before that, no name and no case. */
  termsSigned: boolean;
  /** Counsel, told after "interested": they too are somebody with whom there may be a conflict. */
  counsel: { name: string; organization: string; city: string } | null;
};

export async function offerView(actor: UserActor, facts: CaseFacts, key: Buffer): Promise<OfferView | null> {
  const at = now();
  const [row, intake, rate, termsSigned] = await Promise.all([
    db().offer.findFirst({
      where: { caseId: facts.id, defenderId: actor.defenderId ?? "", state: { in: ["sent", "interested"] } },
      include: { check: { select: { state: true, partiesVersion: true } } },
    }),
    db().intake.findUniqueOrThrow({
      where: { caseId: facts.id },
      select: {
        languageArrangement: true,
        tasks: { orderBy: { position: "asc" }, select: { kind: true, deadline: true } },
      },
    }),
    rateOn(db(), facts.currency, todayIn(actor.timeZone, at)),
    hasSignedOnce(db(), "NETWORK_TERMS", actor.userId),
  ]);
  if (!row) return null;
  const interested = row.state === "interested";
  const people = await db().user.findMany({
    where: { id: { in: [row.sentBy, facts.leadId] } },
    select: { id: true, name: true, email: true },
  });
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  const emailOf = (id: string) => people.find((person) => person.id === id)?.email ?? "";
  const organization = await db().organization.findUniqueOrThrow({
    where: { id: facts.organizationId },
    select: { name: true, city: true },
  });
  const tasks = intake.tasks.map(({ kind, deadline }) => ({
    kind,
    deadline: deadline && dateToPlain(deadline),
  }));
  const deadlines = tasks.flatMap(({ deadline }) => (deadline ? [deadline] : [])).sort();
  return {
    ...readOfferWords(opened(key, `Offer:wordsCipher:${row.id}`, row.wordsCipher)),
    ...{ offerId: row.id, interested, interestedAt: row.interestedAt, hours: row.hours },
    ...{
      sentAt: row.sentAt,
      sentBy: { name: nameOf(row.sentBy), email: emailOf(row.sentBy) },
      answerBy: row.answerBy,
    },
    ...{ expensesMinor: row.expensesMinor, payRateMinor: rate?.payRateMinor ?? null },
    payMinor: rate ? priceOfMinutes(row.hours * 60, rate.payRateMinor) : null,
    ...{ tasks, firstDeadline: deadlines[0] ?? null, lastDeadline: deadlines.at(-1) ?? null },
    arrangement: intake.languageArrangement,
    termsSigned,
    stale:
      !["clear", "waived"].includes(row.check.state) || row.check.partiesVersion !== facts.partiesVersion,
    counsel: interested
      ? { name: nameOf(facts.leadId), organization: organization.name, city: organization.city }
      : null,
  };
}
