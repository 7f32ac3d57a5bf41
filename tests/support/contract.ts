import { db } from "@/lib/db/client";

/** What tests of a contract write in it, and look for after. */

export const caseRow = (id: string) => db().case.findUniqueOrThrow({ where: { id } });

export const eventsOf = async (subjectId: string, type: string) =>
  db().event.count({ where: { subjectId, type } });

/** The clause of safety with other words, and the scope matched. */
export const safety = (text: string) => ({
  clauses: {
    safety: { en: { title: "Safety", text }, es: { title: "Seguridad", text: `${text} (es)` } },
    scope: { matched: true },
  },
});

/** The kinds of what a case waits for now, each once. */
export const waitKindsOf = async (caseId: string) => {
  const waits = await db().wait.findMany({ where: { caseId, closedAt: null } });
  return [...new Set(waits.map(({ kind }) => kind))].sort();
};
