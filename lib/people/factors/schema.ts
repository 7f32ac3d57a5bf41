import { z } from "zod";
import { newPasskeyAnswer, passkeyAnswer } from "@/lib/auth/passkey-answers";
import { words } from "@/lib/fields";

/** Six digits, however they are grouped. */
const code = z
  .string()
  .max(40)
  .transform((typed) => typed.replace(/\s/g, ""))
  .refine((digits) => /^\d{6}$/.test(digits), { params: { word: "sixDigits" } });

/** Read by lib/auth/recovery-codes.ts; what is no code at all is told so before anything is looked up. */
const recoveryCode = z
  .string()
  .max(60)
  .refine((typed) => typed.replace(/[\s-]/g, "").length === 16, { params: { word: "recoveryCode" } });

const byPasskey = z.object({ by: z.literal("passkey"), answer: passkeyAnswer });

/** How somebody shows at the second step that it is them. */
export const proof = z.discriminatedUnion("by", [
  byPasskey,
  z.object({ by: z.literal("totp"), code }),
  z.object({ by: z.literal("recovery"), code: recoveryCode }),
]);
export type Proof = z.output<typeof proof>;

/** Hash of the token that the session has from then on: the one that was only halfway in opens nothing any more. */
const tokenHash = z.string().regex(/^[0-9a-f]{64}$/);

/** `remember`: coming back on this phone asks a Defender for the second step alone, for a while. */
export const passSecondStepInput = z.intersection(
  proof,
  z.object({ tokenHash, remember: z.boolean().default(false) }),
);
export const enterByPasskeyInput = z.object({ answer: passkeyAnswer, tokenHash });
export const enterByCodeInput = z.object({ code, tokenHash });

/** Again, within a session: the password, or a passkey, which is as much. */
export const reauthenticateInput = z.union([
  z.object({ answer: passkeyAnswer }),
  z.object({ password: z.string().min(1).max(200) }),
]);

const name = words(60);
/** With a token's hash: it is the first one, by which its owner gets in. */
export const addTotpInput = z.object({ name, code, tokenHash: tokenHash.optional() });
export const addPasskeyInput = z.object({
  name,
  answer: newPasskeyAnswer,
  tokenHash: tokenHash.optional(),
});
export const renameFactorInput = z.object({ factorId: z.uuid(), name });
export const removeFactorInput = z.object({ factorId: z.uuid() });
export const renewRecoveryCodesInput = z.object({});
export const keepRecoveryCodesInput = z.object({});
export const resetFactorsInput = z.object({ reason: words(1_000) });
