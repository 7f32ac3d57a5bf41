import type { UserActor } from "@/lib/authz/actor";
import { casesAwaiting, type CounselCase } from "@/lib/cases/handover/invitations/queries";
import { findHits, type Explanation } from "@/lib/cases/likeness";
import { db } from "@/lib/db/client";
import { openKeys } from "@/lib/db/keys";
import { likeOnes } from "@/lib/organizations/likeness";
import { opened } from "@/lib/workflow/sealed-words";
import type { Admission } from "./schema";

/** What is known already that a request is like. */
export type LikeIt = { id: string; name: string; about: string; explanation: Explanation };

export type RequestView = {
  id: string;
  name: string;
  email: string;
  organizationName: string;
  membership: "LAWYER" | "ASSISTANT" | "BILLING" | "DEFENDER";
  admissions: Admission[];
  phone: string;
  arrangement: string;
  heard: string;
  locale: "en" | "es";
  askedAt: Date;
  /** The account that has this very address. */
  account: { id: string; name: string; disabled: boolean } | null;
  /** Others with a like name, nearest first. */
  people: LikeIt[];
  organizations: LikeIt[];
  /** Cases in which they are asked to be co-counsel. */
  counselIn: CounselCase[];
  /** How often the same address asked before, and was declined. */
  declinedBefore: number;
};

export type RequestsView = { waiting: RequestView[]; total: number };

/** So many are compared and shown at once; the rest move up as these are decided. */
const shown = 25;
const likesShown = 5;

/** Requests that wait for a decision, oldest first, each beside what is known. Names are compared in memory. */
export async function requestsView(actor: UserActor): Promise<RequestsView> {
  const [rows, total] = await Promise.all([
    db().accessRequest.findMany({
      where: { state: "waiting" },
      orderBy: [{ askedAt: "asc" }, { id: "asc" }],
      take: shown,
    }),
    waitingRequests(),
  ]);
  if (rows.length === 0) return { waiting: [], total };
  const ids = rows.map(({ id }) => id);
  const emails = rows.map(({ email }) => email);
  const [users, organizations, before, streams, counselIn] = await Promise.all([
    db().user.findMany({ select: { id: true, name: true, email: true, disabledAt: true } }),
    db().organization.findMany({ where: { kind: { not: "DEFENDER_PRACTICE" }, mergedIntoId: null } }),
    db().accessRequest.groupBy({
      by: ["email"],
      where: { email: { in: emails }, state: "declined" },
      _count: true,
    }),
    db().stream.findMany({ where: { type: "accessRequest", id: { in: ids } } }),
    casesAwaiting(actor, emails),
  ]);
  const keys = await openKeys(
    db(),
    streams.flatMap(({ keyId }) => (keyId ? [keyId] : [])),
  );
  const keyOf = new Map(streams.map(({ id, keyId }) => [id, keyId ? keys.get(keyId) : undefined]));
  const people = likes(
    rows.map(({ id, name }) => ({ personId: id, names: [name] })),
    users.map(({ id, name, email }) => ({ id, name, about: email })),
  );
  const firms = organizations.map(({ id, name, city, country }) => ({
    id,
    name,
    about: `${city}, ${country}`,
  }));
  const waiting = rows.map((row): RequestView => {
    const account = users.find(({ email }) => email === row.email) ?? null;
    const key = keyOf.get(row.id);
    return {
      ...row,
      admissions: row.admissions as Admission[],
      heard: key ? opened(key, `AccessRequest:heardCipher:${row.id}`, row.heardCipher) : "",
      account: account && { id: account.id, name: account.name, disabled: account.disabledAt !== null },
      people: (people.get(row.id) ?? []).filter(({ id }) => id !== account?.id).slice(0, likesShown),
      organizations: likeOnes(row.organizationName, firms).slice(0, likesShown),
      counselIn: counselIn.filter(({ email }) => email === row.email),
      declinedBefore: before.find(({ email }) => email === row.email)?._count ?? 0,
    };
  });
  return { waiting, total };
}

/** Since when the oldest one waits, and how many there are; null: none. */
export async function oldestRequest(): Promise<{ since: Date; count: number } | null> {
  const { _min, _count } = await db().accessRequest.aggregate({
    ...{ where: { state: "waiting" }, _min: { askedAt: true }, _count: true },
  });
  return _min.askedAt && { since: _min.askedAt, count: _count };
}

/** How many wait. */
export function waitingRequests(): Promise<number> {
  return db().accessRequest.count({ where: { state: "waiting" } });
}

type Named = { id: string; name: string; about: string };

function likes(asked: { personId: string; names: string[] }[], known: Named[]): Map<string, LikeIt[]> {
  const byId = new Map(known.map((one) => [one.id, one]));
  const found = new Map<string, LikeIt[]>();
  const entries = known.map(({ id, name }) => ({ kind: "user" as const, id, names: [name] }));
  for (const { personId, againstId, explanation } of findHits(asked, entries)) {
    const one = byId.get(againstId);
    if (one) found.set(personId, [...(found.get(personId) ?? []), { ...one, explanation }]);
  }
  return found;
}
