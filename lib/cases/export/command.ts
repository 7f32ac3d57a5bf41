import { z } from "zod";
import { visibleCases } from "@/lib/authz/scope";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { keptQuery, readFilters } from "../lists/address";
import { decideExport } from "./rules";

/** `query`: the filters as they stand in the address of the list. */
export const exportCasesInput = z.object({ query: z.string().max(2_000).transform(keptQuery) });

/**
 * A list leaves the portal as a file: noted for whoever takes it, before the first byte. The file itself is written by
 * the route, which runs the same operation again and finds it done.
 */
const exportCases = defineCommand({
  name: "exportCases",
  schema: exportCasesInput,
  load: async ({ tx, actor, now }, { query }) => {
    if (actor.kind !== "user") throw new DomainError("NOT_ALLOWED");
    // With the filters come the words of both languages, in which a list is searched: no other command loads them.
    const { filtered } = await import("../lists/filters");
    const filters = readFilters(Object.fromEntries(new URLSearchParams(query)));
    const { cases } = await filtered(tx, actor, filters, now);
    const [row] = await tx.$queryRaw<{ rows: number }[]>`
      SELECT count(*)::int AS rows FROM "Case" c
      WHERE ${visibleCases(actor, now)} AND ${cases}`;
    return { filters, rows: row?.rows ?? 0 };
  },
  decide: decideExport,
  persist: async () => ({}),
});

export const exportCommands = { exportCases };
