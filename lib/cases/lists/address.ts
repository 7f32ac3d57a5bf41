import { z } from "zod";
import { stages, type Stage } from "@/lib/workflow/statuses";
import { defenderCountries, matterKinds } from "../kinds";
import type { DefenderCountry, MatterKindName } from "./plain-words";

/** What a list is narrowed to. */
export type Filters = {
  stage?: Stage;
  country?: DefenderCountry;
  kind?: MatterKindName;
  turn?: "mine" | "others";
  /** Something of it was needed by a day that has passed. */
  late?: "yes";
  /** For staff: an id, or "none". */
  facilitator?: string;
  organization?: string;
  find?: string;
};

export type Query = Record<string, string | string[] | undefined>;

/** Letters of what is typed; the rest is left out. */
const longestFind = 80;

const oneOf = <Value extends string>(values: readonly Value[]) => z.enum(values).optional().catch(undefined);

const grammar = z.object({
  stage: oneOf(stages),
  country: oneOf(defenderCountries),
  kind: oneOf(matterKinds),
  turn: oneOf(["mine", "others"]),
  late: oneOf(["yes"]),
  facilitator: z
    .union([z.literal("none"), z.uuid()])
    .optional()
    .catch(undefined),
  organization: z.uuid().optional().catch(undefined),
  find: z
    .string()
    .transform((text) => text.replace(/\0/g, "").trim().slice(0, longestFind) || undefined)
    .optional()
    .catch(undefined),
});

/** Filters as they stand in an address; what it does not know, it leaves out. */
export function readFilters(query: Query): Filters {
  const given = Object.entries(grammar.parse(query)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** The same filters as an address, so that they can be kept and sent. */
export function addressOf(base: string, filters: Filters, more: Record<string, string> = {}): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams({ ...Object.fromEntries(given), ...more }).toString();
  return query ? `${base}?${query}` : base;
}

/** Filters as they are kept: in one order, and nothing else of the address. Empty: there are none. */
export function keptQuery(query: string): string {
  return new URLSearchParams({ ...readFilters(Object.fromEntries(new URLSearchParams(query))) }).toString();
}
