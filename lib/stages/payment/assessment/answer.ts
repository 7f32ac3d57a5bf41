import { userIdOf, type Actor, type StaffRoleKind } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";

/** What holds of every cut alike: of a report's lines, and of work above the cap that is refused. */

const silenceDays = 14;

/** Two weeks without an answer count as acceptance. @throws DomainError TOO_EARLY before */
export function checkSilence(since: Date | null, now: Date): void {
  if (!since || now.getTime() - since.getTime() < silenceDays * 86_400_000) {
    throw new DomainError("TOO_EARLY");
  }
}

/** Whose work it is answers for it. @throws DomainError NOT_FOUND */
export function checkOwn(defenderId: string, actor: Actor): void {
  if (actor.kind === "user" && actor.defenderId !== defenderId) throw new DomainError("NOT_FOUND");
}

/** Who may decide on a contest. */
export const reviewers = ["FINANCE", "DIRECTOR"] as const satisfies StaffRoleKind[];

/**
 * A contest is decided by another than who proposed the cut.
 * @throws DomainError SELF_APPROVAL, or SECOND_PERSON_MISSING when nobody else could
 */
export function checkAnotherReviewer(reviewedBy: string | null, hasSecond: boolean, actor: Actor): void {
  if (reviewedBy !== userIdOf(actor)) return;
  throw new DomainError(hasSecond ? "SELF_APPROVAL" : "SECOND_PERSON_MISSING");
}
