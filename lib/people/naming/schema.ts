import { z } from "zod";
import { version, words } from "@/lib/fields";
import { line } from "@/lib/fields";

/** `version` of the profile: name and profile are one record. The reason is kept with the event. */
export const renamePersonInput = z.object({ name: line(200), reason: words(1_000), version });
