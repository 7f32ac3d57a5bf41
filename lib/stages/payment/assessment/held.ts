import type { z } from "zod";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { refuseHeldPartInput } from "./schema";

export type HeldFacts = { part: { id: string; entryId: string; state: string; defenderId: string } };
export type HeldChanges = { partId: string; refusal: { reasonCode: string; words: string } | null };

/** Work above the cap that is not taken up. The Defender sees why. */
export function decideRefuseHeldPart(
  facts: HeldFacts,
  input: z.output<typeof refuseHeldPartInput>,
): Decision<HeldChanges> {
  const { id, entryId } = held(facts);
  return {
    changes: { partId: id, refusal: { reasonCode: input.reasonCode, words: input.words } },
    events: [
      {
        type: "part.refused",
        payload: { partId: id, entryId },
        words: { code: input.reasonCode, words: input.words },
      },
    ],
  };
}

/** The Defender asks nothing for the work above the cap. */
export function decideWithdrawHeldPart(
  facts: HeldFacts,
  _: object,
  { actor }: DecideContext,
): Decision<HeldChanges> {
  const { id, entryId, defenderId } = held(facts);
  if (actor.kind === "user" && actor.defenderId !== defenderId) throw new DomainError("NOT_FOUND");
  return {
    changes: { partId: id, refusal: null },
    events: [{ type: "part.withdrawn", payload: { partId: id, entryId } }],
  };
}

function held({ part }: HeldFacts): HeldFacts["part"] {
  if (part.state !== "held") throw new DomainError("WRONG_STATE");
  return part;
}
