import { makeWorld, type World } from "@/tests/support/world";
import { linkIn, mailTo } from "./mail";

/** Invented people and firms of one journey, invited and joined as in the integration tests, by links read from mail. */
export function makeMailedWorld(): Promise<World> {
  return makeWorld(async (_link, email) => tokenOf(linkIn(await mailTo(email, /./), "/invitation/")));
}

function tokenOf(link: string): string {
  return decodeURIComponent(new URL(link).pathname.split("/").at(-1) ?? "");
}
