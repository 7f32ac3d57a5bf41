import { z } from "zod";
import { count, hash, id, instant, party } from "./fields";

/** Stage 2: the contract, its versions and its signatures. */
export const agreementEvents = {
  /** `leftOut`: tasks whose words named a party of the case. */
  "contract.opened": z.object({ contractId: id, versionId: id, hash, leftOut: count }),
  "contract.version_created": z.object({
    contractId: id,
    versionId: id,
    number: count,
    hash,
    clauses: z.array(z.string()),
  }),
  "contract.commented": z.object({ contractId: id, commentId: id, clause: z.string() }),
  "contract.comment_resolved": z.object({ contractId: id, commentId: id }),
  "contract.approved": z.object({ contractId: id, versionId: id, hash, party, all: z.boolean() }),
  "contract.sent_for_signature": z.object({ contractId: id, versionId: id, hash, signBy: instant }),
  /** Once by each signer of a text, when its page first stood before them. */
  "contract.viewed": z.object({ contractId: id, versionId: id, hash, party }),
  "contract.signed": z.object({
    ...{ contractId: id, versionId: id, hash, party, signatureId: id },
    /** Whether Justice in Motion is next, since the two others have signed; and until when all sign. */
    step: z.enum(["first", "jim", "last"]),
    signBy: instant.nullable(),
  }),
  "contract.executed": z.object({ contractId: id, versionId: id, hash, defenderId: id }),
  "contract.declined": z.object({ contractId: id, party }),
  "contract.withdrawn_to_edit": z.object({ contractId: id }),
  "contract.signing_expired": z.object({ contractId: id }),
  "contract.voided": z.object({ contractId: id }),
  "contract.ended": z.object({ contractId: id }),
  "contract.sealed": z.object({ contractId: id, documentId: id, sha256: hash }),
  "defender.released": z.object({ defenderId: id, by: party }),
} as const satisfies Record<string, z.ZodObject>;
