import { userIdOf } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { Party } from "@/lib/workflow/statuses";
import { partyOf } from "../party";

export type MessageChanges = {
  id: string;
  defenderId: string;
  authorId: string;
  authorParty: Party;
  words: string;
  documentIds: string[];
};

/** A message to the other side of the case's thread: the Advocate's side and the Defender. */
export function decideSendMessage(
  _: null,
  input: { words: string; documentIds: string[] },
  context: DecideContext,
): Decision<MessageChanges> {
  const authorId = userIdOf(context.actor);
  const { defenderId, relations } = context.case;
  if (!authorId || !defenderId) throw new DomainError("WRONG_STATE");
  const id = context.newId();
  const authorParty = partyOf(relations);
  return {
    changes: { id, defenderId, authorId, authorParty, ...input },
    events: [{ type: "message.sent", payload: { messageId: id, by: authorParty } }],
  };
}

/** Marks what was read; never backward, never into what is still to come. It is no event: nobody acted on the case. */
export function decideReadMessages(
  facts: { upTo: Date | null },
  input: { upTo: string },
  context: DecideContext,
): Decision<{ upTo: Date }> {
  const asked = new Date(Math.min(new Date(input.upTo).getTime(), context.now.getTime()));
  return { changes: { upTo: facts.upTo !== null && facts.upTo > asked ? facts.upTo : asked }, events: [] };
}
