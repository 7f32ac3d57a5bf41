import type { getTranslations } from "next-intl/server";
import type { PersonSeen } from "@/lib/cases/readings/queries";

type Words<Area extends "review" | "cases.readings"> = Awaited<ReturnType<typeof getTranslations<Area>>>;

/** What stands for somebody of a case whose name was not asked for: "Client 1". */
export function seenAs(
  { role, number, takenOut }: PersonSeen,
  word: Words<"review">,
  t: Words<"cases.readings">,
): string {
  const person = word(`people.numbered.${role}`, { number });
  return takenOut ? t("takenOut", { person }) : person;
}
