import type { SafeContact } from "@/lib/cases/people";
import type { Prisma } from "@/lib/db/generated/client";
import { openKeys } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { openText } from "@/lib/vault/seal";
import { personCountries } from "../fields";
import type { IntakeOutline } from "./missing";
import type { SavedPerson } from "./parties";

/** The intake of a case with what it lists. */
export async function intakeOf(tx: Tx, caseId: string) {
  return tx.intake.findUniqueOrThrow({
    where: { caseId },
    include: {
      deadlines: { orderBy: { position: "asc" } },
      tasks: { orderBy: { position: "asc" } },
    },
  });
}

/**
 * The persons of a case as the Advocate wrote them, decrypted: for the command that saves them and for a conflict
 * check. No page reads this: what people see of a person goes through the audited reading.
 */
export function savedPersons(tx: Tx, caseId: string): Promise<SavedPerson[]> {
  return openedPersons(tx, { caseId, removedAt: null });
}

/** Of the persons of these ids: who was taken out of the case, as they read then. */
export function takenOutOf(tx: Tx, caseId: string, ids: string[]): Promise<SavedPerson[]> {
  return openedPersons(tx, { caseId, id: { in: ids }, removedAt: { not: null } });
}

async function openedPersons(tx: Tx, where: Prisma.PersonWhereInput): Promise<SavedPerson[]> {
  const rows = await tx.person.findMany({ where, orderBy: [{ position: "asc" }, { id: "asc" }] });
  const keys = await openKeys(
    tx,
    rows.map((row) => row.keyId),
  );
  return rows.map((row) => {
    const key = keys.get(row.keyId);
    if (!key) throw new Error("A person without a key");
    const open = (column: "nameCipher" | "aliasesCipher" | "placeCipher" | "contactCipher") =>
      openText(key, `Person:${column}:${row.id}`, row[column]);
    return {
      id: row.id,
      role: row.role,
      position: row.position,
      version: row.version,
      name: open("nameCipher"),
      aliases: JSON.parse(open("aliasesCipher")) as string[],
      place: open("placeCipher"),
      ...(JSON.parse(open("contactCipher")) as SafeContact),
      country: personCountries.find((country) => country === row.country) ?? null,
      region: row.region,
      languages: row.languages,
    };
  });
}

/** What an intake holds, counted. */
export async function outlineOf(tx: Tx, caseId: string): Promise<IntakeOutline> {
  const [intake, people] = await Promise.all([
    tx.intake.findUniqueOrThrow({
      where: { caseId },
      select: {
        noOpposing: true,
        storyCipher: true,
        languageArrangement: true,
        _count: { select: { tasks: true } },
      },
    }),
    tx.person.findMany({ where: { caseId, removedAt: null }, select: { role: true, country: true } }),
  ]);
  return {
    clients: people.filter(({ role }) => role === "client").length,
    clientsWithoutCountry: people.filter(({ role, country }) => role === "client" && country === "").length,
    opposing: people.filter(({ role }) => role === "opposing").length,
    noOpposing: intake.noOpposing,
    hasStory: intake.storyCipher !== null,
    tasks: intake._count.tasks,
    hasLanguage: intake.languageArrangement !== null,
  };
}

/** The record is edited under the lock of its case: a version that is not the loaded one can't be. */
export async function raiseVersion(
  tx: Tx,
  caseId: string,
  version: number,
  data: Parameters<Tx["intake"]["updateMany"]>[0]["data"],
): Promise<number> {
  const written = await tx.intake.updateMany({
    where: { caseId, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (written.count !== 1) throw new DomainError("CONFLICT");
  return version + 1;
}
