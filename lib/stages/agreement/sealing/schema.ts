import { z } from "zod";

/** The file that the worker made of an executed contract: it is stored before it is named here. */
export const sealContractInput = z.object({
  contractId: z.uuid(),
  documentId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
