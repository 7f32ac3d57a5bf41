import { decideEdit } from "@/lib/stages/agreement/negotiation/rules";
import { editContractInput } from "@/lib/stages/agreement/negotiation/schema";
import { contractText } from "@/lib/templates/texts/contract";
import { acting, content, contractFacts, versionOf } from "./sample";

/** Who may be invoiced, the parties of the case, and the template: what an edit is decided with. */
export const payers = [{ id: "11111111-1111-4111-8111-111111111111", name: "Lakeside Workers’ Law Project" }];
export const wording = (text: string) => ({ title: "Safety", text });

export const terms = (change: Record<string, unknown> = {}) => ({
  billRate: "65.00",
  payRate: "52.00",
  feePercent: 10,
  capMinutes: 2400,
  capExpenses: "900.00",
  startsOn: "2026-11-24",
  endsOn: "2027-05-23",
  payerId: payers[0]?.id,
  scope: content().body.scope,
  instructions: "",
  instructionsEs: "",
  ...change,
});

export type Edit = { version?: number; terms?: object; clauses?: object };
export const base = versionOf(content());

export function edit(input: Edit, current = base, from = base, as: "lead" | "assigned" = "lead") {
  const contract = contractFacts({ current });
  const parsed = editContractInput.parse({ version: from.number, ...input });
  return decideEdit({ contract, base: from, payers, ...naming }, parsed, acting([as]));
}

export const parties = ["Juana Raymundo Brito", "Fennel Ridge Orchards Inc."];
export const naming = { partyNames: parties, template: contractText };
