import { openKeys } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { openText } from "@/lib/vault/seal";
import type { Known } from "@/lib/cases/likeness";

/** One statement may name so many keys. */
const atOnce = 5_000;

/**
 * Everybody whom the parties of a case are compared with: users (the chosen Defender, their colleagues, Advocates,
 * staff), organizations, and the persons of every other case that was submitted. Names are decrypted here, compared
 * and forgotten.
 */
export async function everybodyKnown(tx: Tx, caseId: string): Promise<Known[]> {
  const users = await tx.user.findMany({ select: { id: true, name: true } });
  const organizations = await tx.organization.findMany({
    where: { mergedIntoId: null },
    select: { id: true, name: true, mergedFrom: { select: { name: true } } },
  });
  return [
    ...users.map(({ id, name }): Known => ({ kind: "user", id, names: [name] })),
    ...organizations.map(({ id, name, mergedFrom }): Known => ({
      ...{ kind: "organization", id },
      names: [name, ...mergedFrom.map((other) => other.name)],
    })),
    ...(await personsElsewhere(tx, caseId)),
  ];
}

/** Drafts are left out: what is in them is for their Advocates alone. */
async function personsElsewhere(tx: Tx, caseId: string): Promise<Known[]> {
  const rows = await tx.person.findMany({
    where: { caseId: { not: caseId }, removedAt: null, case: { status: { not: "draft" } } },
    select: { id: true, keyId: true, nameCipher: true, aliasesCipher: true },
  });
  const known: Known[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    const keys = await openKeys(
      tx,
      part.map((row) => row.keyId),
    );
    for (const { id, keyId, nameCipher, aliasesCipher } of part) {
      const key = keys.get(keyId);
      // An erased person has no key: there is no name left to compare.
      if (!key) continue;
      const aliases = JSON.parse(openText(key, `Person:aliasesCipher:${id}`, aliasesCipher)) as string[];
      known.push({
        kind: "person",
        id,
        names: [openText(key, `Person:nameCipher:${id}`, nameCipher), ...aliases],
      });
    }
  }
  return known;
}
