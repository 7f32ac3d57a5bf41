import type { z } from "zod";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import { mayInvite } from "../rules";
import { refuseOwn } from "../standing/rules";
import type { renamePersonInput } from "./schema";

type Input = z.output<typeof renamePersonInput>;

export type RenameFacts = {
  name: string;
  version: number;
  isStaff: boolean;
  /** Cases whose contract names them and is not signed by all yet. */
  caseIds: readonly string[];
};

/**
 * A name was misspelled, or is another by now. Contracts that are not signed yet are written anew with it; what was
 * signed keeps the name as it was. Who may name staff is who may invite them.
 * @throws DomainError NOT_ALLOWED, OWN_ACCESS, CONFLICT, NOTHING_CHANGED
 */
export function decideRename(
  { name: before, version, isStaff, caseIds }: RenameFacts,
  input: Input,
  context: DecideContext,
): Decision<{ name: string; version: number }> {
  if (!mayInvite(context.actor, isStaff)) throw new DomainError("NOT_ALLOWED");
  refuseOwn(context);
  const { name, reason } = input;
  const typed = (wanted: string): Edited<Pick<Input, "name">> => ({ name: wanted });
  refuseStale({ saved: version, known: input.version }, typed(before), typed(name));
  if (name === before) throw new DomainError("NOTHING_CHANGED");
  return {
    changes: { name, version },
    events: [{ type: "person.renamed", payload: {}, words: { before, name, reason } }],
    elsewhere: caseIds.map((id) => ({
      subject: { type: "case", id },
      events: [{ type: "case.person_renamed", payload: { userId: context.subjectId } }],
    })),
  };
}
