import type { Relation } from "@/lib/authz/policy";
import { DomainError } from "@/lib/errors";
import type { Party } from "@/lib/workflow/statuses";

const sides: readonly [Relation, Party][] = [
  ["lead", "ADVOCATE"],
  ["counsel", "ADVOCATE"],
  ["assistant", "ADVOCATE"],
  ["assigned", "DEFENDER"],
  ["former", "DEFENDER"],
  ["facilitator", "FACILITATOR"],
  ["director", "DIRECTOR"],
  ["finance", "FINANCE"],
];

/** For which side somebody acts on a case. Throws for whoever stands on none. */
export function partyOf(relations: readonly Relation[]): Party {
  const side = sides.find(([relation]) => relations.includes(relation));
  if (!side) throw new DomainError("NOT_ALLOWED");
  return side[1];
}
