import type { UserActor } from "@/lib/authz/actor";
import type { Post } from "@/lib/people/schema";
import { makeWorld, person, type World } from "@/tests/support/world";
import { linkIn, mailTo } from "./mail";

/** Invented people and firms of one journey, invited and joined as in the integration tests, by links read from mail. */
export function makeMailedWorld(): Promise<World> {
  return makeWorld(tokenByMail);
}

/** One of staff, for a journey that needs no more of a world. @param tag makes their address their own */
export function mailedStaff(tag: string, name: string, roles: StaffPost["roles"]): Promise<UserActor> {
  return person(tokenByMail, tag, name, "en", "America/New_York", { kind: "staff", roles });
}

type StaffPost = Extract<Post, { kind: "staff" }>;

async function tokenByMail(_link: { id: string }, email: string): Promise<string> {
  return tokenOf(linkIn(await mailTo(email, /./), "/invitation/"));
}

function tokenOf(link: string): string {
  return decodeURIComponent(new URL(link).pathname.split("/").at(-1) ?? "");
}
