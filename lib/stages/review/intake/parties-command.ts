import { makeKey, openKeys } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { sealText } from "@/lib/vault/seal";
import { defineCommand } from "@/lib/workflow/define";
import { raiseVersion, savedPersons, takenOutOf } from "./load";
import { decideSaveParties, type SavedPerson } from "./parties";
import { savePartiesInput } from "./schema";

export const saveParties = defineCommand({
  name: "saveParties",
  schema: savePartiesInput,
  load: async ({ tx, subjectId, case: facts }, { clients, opposing, others }) => {
    const listed = [...clients, ...opposing, ...others].flatMap(({ personId }) => personId ?? []);
    const intake = await tx.intake.findUniqueOrThrow({
      where: { caseId: subjectId },
      select: { version: true, noOpposing: true },
    });
    const checks = await tx.conflictCheck.findMany({
      where: { caseId: subjectId, state: { in: ["pending", "clear", "possible", "waived", "blocked"] } },
      select: { id: true },
    });
    return {
      intakeVersion: intake.version,
      noOpposing: intake.noOpposing,
      nickname: facts.nickname,
      persons: await savedPersons(tx, subjectId),
      takenOut: await takenOutOf(tx, subjectId, listed),
      liveCheckIds: checks.map(({ id }) => id),
      offerIsLive:
        (await tx.offer.count({ where: { caseId: subjectId, state: { in: ["sent", "interested"] } } })) > 0,
    };
  },
  decide: decideSaveParties,
  persist: async ({ tx, subjectId, now }, changes) => {
    const { intakeVersion, noOpposing, added, changed, removed, renamed, staleCheckIds } = changes;
    const version = await raiseVersion(tx, subjectId, intakeVersion, { noOpposing });
    for (const person of added) {
      const { id: keyId, key } = await makeKey(tx, "person");
      await tx.person.create({ data: { caseId: subjectId, keyId, ...rowOf(person, key) } });
    }
    await rewrite(tx, changed);
    await tx.person.updateMany({ where: { id: { in: removed } }, data: { removedAt: now } });
    if (renamed) {
      await tx.case.update({ where: { id: subjectId }, data: { partiesVersion: { increment: 1 } } });
      await tx.conflictCheck.updateMany({
        where: { id: { in: [...staleCheckIds] } },
        data: { state: "stale", version: { increment: 1 } },
      });
    }
    return { version, added: added.length, changed: changed.length, removed: removed.length };
  },
});

async function rewrite(tx: Tx, persons: readonly SavedPerson[]): Promise<void> {
  if (persons.length === 0) return;
  const rows = await tx.person.findMany({
    where: { id: { in: persons.map(({ id }) => id) } },
    select: { id: true, keyId: true },
  });
  const keys = await openKeys(
    tx,
    rows.map((row) => row.keyId),
  );
  for (const person of persons) {
    const key = keys.get(rows.find((row) => row.id === person.id)?.keyId ?? "");
    if (!key) throw new Error("A person without a key");
    await tx.person.update({
      where: { id: person.id },
      data: { ...rowOf(person, key), version: { increment: 1 } },
    });
  }
}

/** A person as a row: whatever could tell who it is lies under the person's own key. */
function rowOf(person: SavedPerson, key: Buffer) {
  const { id, role, position, name, aliases, place, contact, never, about, country, region, languages } =
    person;
  const seal = (column: string, text: string) =>
    Uint8Array.from(sealText(key, `Person:${column}:${id}`, text));
  return {
    ...{ id, role, position, region, languages, country: country ?? "" },
    nameCipher: seal("nameCipher", name),
    aliasesCipher: seal("aliasesCipher", JSON.stringify(aliases)),
    placeCipher: seal("placeCipher", place),
    contactCipher: seal("contactCipher", JSON.stringify({ contact, never, about })),
  };
}
