import { hasMembership, type Actor } from "@/lib/authz/actor";
import { oneTimeKinds, type OneTimeKind } from "@/lib/templates/subject";

/** Whose signature each one-time text is for: a lawyer's, a Defender's. */
const isFor: Record<OneTimeKind, (actor: Actor) => boolean> = {
  ADVOCATE_AGREEMENT: (actor) => hasMembership(actor, "LAWYER"),
  NETWORK_TERMS: (actor) => actor.kind === "user" && actor.defenderId !== null,
};

/** What somebody signs once, by what they are today. */
export function oneTimeKindsOf(actor: Actor): OneTimeKind[] {
  return oneTimeKinds.filter((kind) => isFor[kind](actor));
}

/** On which page of the account each is read and signed. */
export const oneTimePages = {
  ADVOCATE_AGREEMENT: "/account/agreement",
  NETWORK_TERMS: "/account/network/terms",
} as const satisfies Record<OneTimeKind, string>;
