import { z } from "zod";
import { version } from "@/lib/fields";
import { line } from "../schema";

/** `version` of the profile: name and profile are one record. */
export const renamePersonInput = z.object({ name: line(200), version });
