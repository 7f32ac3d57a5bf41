import { db } from "@/lib/db/client";
import {
  personInput,
  saveBudgetInput,
  saveLanguageInput,
  saveMatterInput,
  saveWorkInput,
} from "@/lib/stages/review/intake/schema";
import { savedPersons } from "@/lib/stages/review/intake/load";
import { versionOf, writtenCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import type { Edit, EditFixture, Sides } from "./edit";

type Step = Pick<Edit, "fields" | "parts"> & { base: object };

/** A step of an intake, saved by a lawyer and their assistant. */
const step =
  ({ base, fields, parts }: Step): EditFixture =>
  async (world) => {
    const { caseId } = await writtenCase(world);
    return {
      ...{ actor: world.lawyer, other: world.assistant, subjectId: caseId, fields, parts, fixed: [] },
      version: () => versionOf(caseId),
      input: (version, changed) => ({ version, ...base, ...changed }),
    };
  };

const task = { kind: "interview", words: "One witness", deadline: null };

const personFields: Record<string, Sides> = {
  name: ["Wilmer Sol Mar", "Wilmer Sol Paz"],
  aliases: [["Toño"], ["Will"]],
  about: ["Foreman", "Recruiter"],
  country: ["HN", "SV"],
  region: ["Yoro", "Petén"],
  place: ["El Progreso", "Flores"],
  languages: [["Mam"], ["K’iche’"]],
  contact: ["His sister first", "Never before noon"],
  never: ["Say nothing of the farm", "Say nothing of the court"],
};

export const intakeEdits = {
  saveParties: async (world: World) => {
    const { caseId } = await writtenCase(world);
    const client = async () => {
      const [first] = await savedPersons(db(), caseId);
      if (!first) throw new Error("Nobody is there");
      return first;
    };
    const { id } = await client();
    const text = { name: "Wilmer Luna Rey", country: "GT" };
    // What a version names is this person: each form was opened with the version they had then.
    const opened = new Map<number, number>();
    return {
      ...{ actor: world.lawyer, other: world.assistant, subjectId: caseId },
      version: async () => {
        const version = await versionOf(caseId);
        if (!opened.has(version)) opened.set(version, (await client()).version);
        return version;
      },
      input: (version, { noOpposing = false, ...changed }) => ({
        ...{ version, noOpposing, known: [{ id, version: opened.get(version) }] },
        clients: [{ personId: id, ...text, ...changed }],
      }),
      fields: personFields,
      parts: Object.keys(personInput.shape),
      fixed: ["personId"],
      path: (field) => `clients.${id}.${field}`,
    };
  },
  saveMatter: step({
    base: { nickname: "Green door", kind: "wage_theft", country: "GT" },
    fields: {
      nickname: ["Red gate", "Blue gate"],
      kind: ["asylum", "trafficking"],
      country: ["HN", "SV"],
      region: ["Yoro", "Petén"],
      court: ["District Court", "Family Court"],
      docket: ["25-1", "25-2"],
      story: ["She was not paid", "He was not paid"],
      deadlines: [[{ kind: "filing", day: "2027-03-01" }], [{ kind: "hearing", day: "2027-03-01" }]],
    },
    parts: Object.keys(saveMatterInput.shape),
  }),
  saveWork: step({
    base: { tasks: [task] },
    fields: { tasks: [[task, task], [{ ...task, deadline: "2027-03-01" }]] },
    parts: Object.keys(saveWorkInput.shape),
  }),
  saveLanguage: step({
    base: { arrangement: "spanish" },
    fields: { arrangement: ["interpreter", "bilingual_staff"], words: ["Mam too", "K’iche’ too"] },
    parts: Object.keys(saveLanguageInput.shape),
  }),
  saveBudget: step({
    base: { budget: "3,000.00", reducedFeeWords: "Poor" },
    fields: {
      budget: ["3,100.00", "3,200.00"],
      reducedFee: [true, false],
      reducedFeeWords: ["No income", "No work"],
    },
    parts: Object.keys(saveBudgetInput.shape),
  }),
} satisfies Record<string, EditFixture>;
