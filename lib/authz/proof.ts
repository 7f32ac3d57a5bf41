const minute = 60_000;

/** How long it counts that somebody confirmed that it is them, in milliseconds. */
export const proofLife = 5 * minute;

/** How and when somebody confirmed, in their session, that it is them. */
export type Proof = { at: Date; by: "password" | "passkey" };

export function isRecent(provenAt: Date | null, now: Date): provenAt is Date {
  if (!provenAt) return false;
  const age = now.getTime() - provenAt.getTime();
  return age >= 0 && age <= proofLife;
}
