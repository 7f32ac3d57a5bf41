import { z } from "zod";

/** What the forms of an assignment have in common. */

export const documentIds = z.array(z.uuid()).max(20).default([]);
