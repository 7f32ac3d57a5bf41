import type { z } from "zod";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError, type Alike } from "@/lib/errors";
import type { Decision } from "@/lib/workflow/define";
import { askOfAlike } from "./likeness";
import type { editOrganizationInput, organizationRecord } from "./schema";

/** What is known of an organization: as its form has it. */
export type OrganizationRecord = z.output<typeof organizationRecord>;
type EditOrganization = z.output<typeof editOrganizationInput>;

export type EditFacts = OrganizationRecord & {
  version: number;
  merged: boolean;
  /** Something was invoiced to it. A draft can still be made anew. */
  invoiced: boolean;
  /** Others whose name is like the one that it is to have. */
  alike: readonly Alike[];
};

const fieldNames = ["name", "kind", "country", "city", "billingAddress", "currency"] as const;

const recordOf = ({ name, kind, country, city, billingAddress, currency }: OrganizationRecord) =>
  ({ name, kind, country, city, billingAddress, currency }) satisfies Edited<OrganizationRecord>;

/** Advocates are of firms, Defenders of practices; which of the two an organization is, its people depend on. */
export const sideOf = (kind: string): "firm" | "practice" =>
  kind === "DEFENDER_PRACTICE" ? "practice" : "firm";

/**
 * What an organization is called and where it is. Invoices that were issued keep what they say; the currency stays once
 * there is one, since money of a payer is counted in it.
 * @throws DomainError ORGANIZATION_MERGED, CONFLICT, INVALID at `kind` or `currency`, LIKE_KNOWN
 */
export function decideEditOrganization(
  facts: EditFacts,
  input: EditOrganization,
): Decision<OrganizationRecord & { version: number }> {
  if (facts.merged) throw new DomainError("ORGANIZATION_MERGED");
  refuseStale({ saved: facts.version, known: input.version }, recordOf(facts), recordOf(input));
  const wrong: Record<string, string> = {};
  if (sideOf(facts.kind) !== sideOf(input.kind)) wrong.kind = "organizations.edit.wrongSide";
  if (facts.invoiced && facts.currency !== input.currency)
    wrong.currency = "organizations.edit.currencyStays";
  if (Object.keys(wrong).length > 0) throw new DomainError("INVALID", {}, wrong);
  askOfAlike(facts.alike, input.seen);
  return {
    changes: { ...recordOf(input), version: facts.version },
    events: [
      {
        type: "organization.changed",
        payload: { fields: fieldNames.filter((field) => facts[field] !== input[field]) },
      },
    ],
  };
}
