import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { getOffset, setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import type { Post } from "@/lib/people/schema";
import { run } from "@/tests/support/run";
import { makeWorld, person, type TokenOf, type World } from "@/tests/support/world";
import { linkIn, mailTo } from "./mail";

/** Invented people and firms of one journey, invited and joined as in the integration tests, by links read from mail. */
export function makeMailedWorld(): Promise<World> {
  return makeWorld(tokenByMail);
}

/**
 * As makeMailedWorld, of people who were there `milliseconds` ago: for what happened since. A link of then has run out
 * and is not mailed, so a director of today sends their invitations once more.
 */
export async function makeWorldOf(milliseconds: number): Promise<World> {
  const director = await mailedStaff(randomUUID().slice(0, 8), "Noor Haddad", ["DIRECTOR"]);
  const renewed: TokenOf = async ({ id: linkId }, email) => {
    const { userId } = await db().accessLink.findUniqueOrThrow({ where: { id: linkId } });
    await at(0, () => run(director, "renewInvitation", userId, { linkId }));
    return tokenByMail({ id: linkId }, email);
  };
  return at(-milliseconds, () => makeWorld(renewed));
}

/** What is done meanwhile is done by a moved clock of this process; the server's stands as it is. */
export async function at<T>(offset: number, work: () => Promise<T>): Promise<T> {
  const before = getOffset();
  setOffset(offset);
  try {
    return await work();
  } finally {
    setOffset(before);
  }
}

/** One of staff, for a journey that needs no more of a world. @param tag makes their address their own */
export function mailedStaff(tag: string, name: string, roles: StaffPost["roles"]): Promise<UserActor> {
  return person(tokenByMail, tag, name, "en", "America/New_York", { kind: "staff", roles });
}

/** Anybody else, likewise: a lawyer of a firm, a Defender. */
export function mailedPerson(tag: string, name: string, locale: "en" | "es", post: Post): Promise<UserActor> {
  const zone = locale === "es" ? "America/Guatemala" : "America/Chicago";
  return person(tokenByMail, tag, name, locale, zone, post);
}

type StaffPost = Extract<Post, { kind: "staff" }>;

async function tokenByMail(_link: { id: string }, email: string): Promise<string> {
  return tokenOf(linkIn(await mailTo(email, /./), "/invitation/"));
}

function tokenOf(link: string): string {
  return decodeURIComponent(new URL(link).pathname.split("/").at(-1) ?? "");
}
