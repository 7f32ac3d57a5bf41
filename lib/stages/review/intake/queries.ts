import type { CaseFacts } from "@/lib/authz/scope";
import { documentsOf, type DocumentView } from "@/lib/cases/documents";
import { dateToPlain, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { opened } from "@/lib/workflow/sealed-words";
import { openedWords } from "./intake-words";
import { missingOf, type Missing } from "./missing";
import type { PersonRole } from "./parties";
import type { taskKinds } from "@/lib/cases/kinds";
import type { languageArrangements } from "@/lib/people/choices";
import type { deadlineKinds } from "./schema";

/** What may be said of a person without reading their name. */
export type PersonOutline = {
  id: string;
  role: PersonRole;
  /** The n-th of their role: "Client 1". */
  number: number;
  country: string;
  region: string;
  languages: string[];
  version: number;
};

export type IntakeView = {
  id: string;
  version: number;
  submittedAt: Date | null;
  savedAt: Date;
  court: string;
  docket: string;
  story: string;
  deadlines: { kind: (typeof deadlineKinds)[number]; day: PlainDate }[];
  tasks: { id: string; kind: (typeof taskKinds)[number]; words: string; deadline: PlainDate | null }[];
  arrangement: (typeof languageArrangements)[number] | null;
  languageWords: string;
  budgetMinor: number | null;
  reducedFee: boolean;
  reducedFeeWords: string;
  noOpposing: boolean;
  people: PersonOutline[];
  documents: DocumentView[];
  missing: Missing[];
};

/** The intake of a case, decrypted but for the names. Whoever calls this has decided that the reader may see it. */
export async function intakeView(facts: CaseFacts, key: Buffer): Promise<IntakeView> {
  const caseId = facts.id;
  const [row, people, documents] = await Promise.all([
    db().intake.findUniqueOrThrow({
      where: { caseId },
      include: {
        case: { select: { updatedAt: true } },
        deadlines: { orderBy: { position: "asc" } },
        tasks: { orderBy: { position: "asc" } },
      },
    }),
    peopleOutline(caseId),
    documentsOf(db(), key, { caseId, purpose: "intake" }),
  ]);
  const count = (role: PersonRole) => people.filter((person) => person.role === role).length;
  return {
    id: row.id,
    version: row.version,
    submittedAt: row.submittedAt,
    savedAt: row.case.updatedAt,
    ...openedWords(key, row),
    deadlines: row.deadlines.map(({ kind, day }) => ({ kind, day: dateToPlain(day) })),
    tasks: row.tasks.map(({ id, kind, wordsCipher, deadline }) => ({
      ...{ id, kind, deadline: deadline && dateToPlain(deadline) },
      words: opened(key, `IntakeTask:wordsCipher:${id}`, wordsCipher),
    })),
    arrangement: row.languageArrangement,
    budgetMinor: row.budgetMinor,
    reducedFee: row.reducedFee,
    noOpposing: row.noOpposing,
    people,
    documents,
    missing: missingOf({
      clients: count("client"),
      clientsWithoutCountry: people.filter(({ role, country }) => role === "client" && country === "").length,
      opposing: count("opposing"),
      noOpposing: row.noOpposing,
      hasStory: row.storyCipher !== null,
      tasks: row.tasks.length,
      hasLanguage: row.languageArrangement !== null,
    }),
  };
}

/** Who is in a case, without anything that lies under a person's own key. */
export async function peopleOutline(caseId: string): Promise<PersonOutline[]> {
  const rows = await db().person.findMany({
    where: { caseId, removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, role: true, country: true, region: true, languages: true, version: true },
  });
  const counted = new Map<PersonRole, number>();
  return rows.map((row) => {
    const number = (counted.get(row.role) ?? 0) + 1;
    counted.set(row.role, number);
    return { ...row, number };
  });
}
