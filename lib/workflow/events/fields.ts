import { z } from "zod";
import { parties } from "../statuses";

// What the payloads of several subjects are made of.
export const id = z.uuid();
export const party = z.enum(parties);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const minor = z.number().int();
export const count = z.number().int().nonnegative();
export const currency = z.enum(["USD", "CAD", "MXN", "GTQ", "HNL", "NIO"]);
export const none = z.object({});
