import type { Decision } from "@/lib/workflow/define";
import type { Filters } from "../lists/address";

/**
 * By which fields the list was narrowed and how many rows it had. Not what was typed or chosen in them: a search may be
 * the name of a client.
 */
export function decideExport({ filters, rows }: { filters: Filters; rows: number }): Decision<null> {
  const fields = Object.keys(filters).sort();
  return { changes: null, events: [{ type: "person.cases_exported", payload: { fields, rows } }] };
}
