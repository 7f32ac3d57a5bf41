import type { MailKind } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import type { Decision } from "@/lib/workflow/define";
import { groupOfKind } from "@/lib/notify/matrix";
import { holdsAddress } from "./trouble";

export type MailState = "queued" | "sent" | "failed" | "bounced" | "held" | "skipped";
export type MailFacts = { id: string; kind: MailKind; state: MailState; to: string | null } | null;

/** Notices of which silence decides: an offer lapses, a contract stays unsigned, what was proposed counts. */
const pressing: readonly string[] = ["offers", "signing", "terms"];

/**
 * A mail came back, or its address was refused for good. When the address is dead, what was to follow is held. Staff are
 * told of a dead address and of a mail on which a term hangs; a notice of that is neither, so that it begets no other.
 * A second report may say more than the first: that the address is dead.
 * @throws DomainError ALREADY_DONE for one that is known to have come back
 */
export function decideBounce(
  facts: { mail: MailFacts; address: string | null; status: string | null; noticeKind: string | null },
  { status }: { mailId: string; status: string },
): Decision<{ mailId: string; status: string; holds: string | null }> {
  const { mail, address, noticeKind } = facts;
  if (!mail) throw new DomainError("NOT_FOUND");
  const holds = holdsAddress(status) ? address : null;
  const knownDead = facts.status !== null && holdsAddress(facts.status);
  if (mail.state === "bounced" && (holds === null || knownDead)) throw new DomainError("ALREADY_DONE");
  const isPressing = noticeKind !== null && pressing.includes(groupOfKind(noticeKind));
  return {
    changes: { mailId: mail.id, status, holds },
    events: [
      { type: "person.mail_bounced", payload: { mailId: mail.id, status, held: holds !== null } },
      ...(holds !== null || isPressing
        ? [{ type: "person.unreached" as const, payload: { mailId: mail.id } }]
        : []),
    ],
  };
}

/** What else is mailed is of its moment: a link is asked for anew, an anchor is followed by the next day's. */
export const sentAgain: readonly MailKind[] = ["notice", "digest"];

/** What went to an address that was theirs before goes there once. */
export function mayRetry(mail: { kind: MailKind; state: string; to: string | null }): boolean {
  return (
    sentAgain.includes(mail.kind) && mail.to === null && ["failed", "bounced", "held"].includes(mail.state)
  );
}

/** @throws DomainError ALREADY_DONE for a mail that goes by itself, or went */
export function decideRetry(facts: { mail: MailFacts; heldAddress: boolean }): Decision<{ mailId: string }> {
  const { mail, heldAddress } = facts;
  if (!mail) throw new DomainError("NOT_FOUND");
  if (!mayRetry(mail)) throw new DomainError("ALREADY_DONE");
  if (heldAddress) throw new DomainError("ADDRESS_HELD");
  return {
    changes: { mailId: mail.id },
    events: [{ type: "person.mail_retried", payload: { mailId: mail.id } }],
  };
}

/** The address is right again: what was held goes now. @throws DomainError ALREADY_DONE when nothing holds it */
export function decideRelease(
  facts: { heldBy: string | null; waiting: readonly string[] },
  input: { mailId: string },
): Decision<readonly string[]> {
  if (facts.heldBy !== input.mailId) throw new DomainError("ALREADY_DONE");
  return {
    changes: facts.waiting,
    events: [
      { type: "person.mail_released", payload: { mailId: input.mailId, count: facts.waiting.length } },
    ],
  };
}
