import type { z } from "zod";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import type { Decision } from "@/lib/workflow/define";
import { withoutDoubles } from "../access/rules";
import type { Admission } from "../access/schema";
import type { changeCounselProfileInput } from "./schema";

type Input = z.output<typeof changeCounselProfileInput>;

export type CounselFacts = {
  /** Empty: never said. */
  arrangement: string;
  admissions: readonly Admission[];
  version: number;
  /** What they are in firms and legal-aid offices today. */
  kinds: readonly string[];
};

/**
 * Where a lawyer is admitted to practise, and how they work in Spanish: said by them, or by staff who asked them.
 * @throws DomainError NOT_FOUND when it is nobody who works on the Advocate's side today; INVALID at `admissions` when a
 * lawyer would have none; CONFLICT, NOTHING_CHANGED
 */
export function decideChangeCounsel(
  facts: CounselFacts,
  input: Input,
): Decision<{ arrangement: string; admissions: Admission[]; version: number }> {
  const { kinds, version } = facts;
  if (!kinds.some((kind) => kind === "LAWYER" || kind === "ASSISTANT")) throw new DomainError("NOT_FOUND");
  const wanted = { ...input, admissions: withoutDoubles(input.admissions) };
  if (kinds.includes("LAWYER") && wanted.admissions.length === 0)
    throw new DomainError("INVALID", {}, { admissions: "ui.zod.required" });
  const [saved, typed] = [asTyped(facts), asTyped(wanted)];
  refuseStale({ saved: version, known: input.version }, saved, typed);
  const names = ["admissions", "arrangement"] as const;
  const fields = names.filter((name) => JSON.stringify(saved[name]) !== JSON.stringify(typed[name]));
  if (fields.length === 0) throw new DomainError("NOTHING_CHANGED");
  const { admissions, arrangement } = wanted;
  return {
    changes: { admissions, arrangement, version },
    events: [{ type: "counsel.profile_changed", payload: { fields } }],
  };
}

/** As the form holds it; their order says nothing. */
function asTyped({
  admissions,
  arrangement,
}: Pick<CounselFacts, "admissions" | "arrangement">): Edited<Input> {
  const rows = admissions.map(({ jurisdiction, number }) => ({ jurisdiction, number }));
  const key = ({ jurisdiction, number }: (typeof rows)[number]) => `${jurisdiction} ${number}`;
  return { arrangement, admissions: rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}
