import { z } from "zod";
import { words } from "@/lib/fields";

export const voidContractInput = z.object({ reason: words(4_000) });
