import { z } from "zod";
import { words } from "@/lib/fields";
import { signerInput } from "@/lib/templates/schema";
import { seenText } from "../negotiation/schema";

export const sendForSignatureInput = seenText;
export const viewContractInput = seenText;
export const signInput = z.object({ versionId: z.uuid(), ...signerInput });
export type SignInput = z.output<typeof signInput>;

const reason = words(4_000);
export const declineToSignInput = z.object({ reason });
export const withdrawToEditInput = z.object({ reason });
/** `ref` is the contract whose time to sign ran out. */
export const expireSigningInput = z.object({ ref: z.uuid() });
