import { openKeys } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { openText } from "@/lib/vault/seal";
import type { ShownPerson } from "./rules";

/** What `Person.contactCipher` holds, as JSON. */
export type SafeContact = Pick<ShownPerson, "contact" | "never" | "about">;

type Row = {
  id: string;
  role: ShownPerson["role"];
  keyId: string;
  nameCipher: Uint8Array;
  aliasesCipher: Uint8Array;
  placeCipher: Uint8Array;
  contactCipher: Uint8Array;
};

/** Decrypts persons, each under a key of their own. Call it only for an audited reading, or for a conflict check. */
export async function openPeople(tx: Tx, rows: Row[]): Promise<ShownPerson[]> {
  const keys = await openKeys(
    tx,
    rows.map((row) => row.keyId),
  );
  return rows.map((row) => {
    const key = keys.get(row.keyId);
    if (!key) throw new Error("A person without a key");
    const open = (column: keyof Row & `${string}Cipher`) =>
      openText(key, `Person:${column}:${row.id}`, Buffer.from(row[column]));
    return {
      id: row.id,
      role: row.role,
      name: open("nameCipher"),
      aliases: JSON.parse(open("aliasesCipher")) as string[],
      place: open("placeCipher"),
      ...(JSON.parse(open("contactCipher")) as SafeContact),
    };
  });
}

/** The persons of a case who were not removed, in the order in which the Advocate gave them. */
export async function peopleOf(tx: Tx, caseId: string): Promise<ShownPerson[]> {
  return openPeople(
    tx,
    await tx.person.findMany({
      where: { caseId, removedAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    }),
  );
}

/** Their names and aliases, for one comparison in memory: no index or search key is made of a name. */
export async function partyNamesOf(tx: Tx, caseId: string): Promise<string[]> {
  return (await peopleOf(tx, caseId)).flatMap(({ name, aliases }) => [name, ...aliases]);
}
