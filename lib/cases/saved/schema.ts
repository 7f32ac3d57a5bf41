import { z } from "zod";
import { version, words } from "@/lib/fields";

const name = words(60);

/** `query`: the filters as they stand in the list's address. */
export const saveFilterInput = z.object({
  name,
  query: z.string().max(600),
  asDefault: z.boolean().default(false),
});
export const renameFilterInput = z.object({ filterId: z.uuid(), name, version });
export const deleteFilterInput = z.object({ filterId: z.uuid() });
/** Null: the list opens whole again. */
export const chooseDefaultFilterInput = z.object({ filterId: z.uuid().nullable() });
