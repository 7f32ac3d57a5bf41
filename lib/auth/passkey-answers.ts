import { z } from "zod";

/** What a browser sends of a passkey, as the WebAuthn standard writes it in JSON. */
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);
const id = bytes(1_400);

const common = {
  id,
  rawId: id,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  clientExtensionResults: z.object({}),
};

/** An existing passkey says who it is. */
export const passkeyAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes(8_000),
    authenticatorData: bytes(8_000),
    signature: bytes(4_000),
    userHandle: bytes(200).optional(),
  }),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswer>;

const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

/** A new passkey introduces itself. */
export const newPasskeyAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes(8_000),
    attestationObject: bytes(64_000),
    // One that a later standard adds is no reason to refuse the passkey.
    transports: z
      .array(z.string().max(40))
      .max(20)
      .default([])
      .transform((given) => transports.filter((known) => given.includes(known))),
  }),
});
export type NewPasskeyAnswer = z.output<typeof newPasskeyAnswer>;
