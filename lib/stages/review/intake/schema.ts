import { z } from "zod";
import { taskKinds } from "@/lib/cases/kinds";
import { anyWords, maybeDay, maybeWords, plainDay, version, words } from "@/lib/fields";
import { defenderCountries, matterKinds } from "@/lib/cases/kinds";
import { languageArrangements } from "@/lib/people/choices";
import { personCountries, severalWords } from "../fields";

/** The steps of an intake, in the order in which they are shown. */
export const intakeSteps = ["who", "matter", "work", "language", "budget", "attachments", "check"] as const;
export type IntakeStep = (typeof intakeSteps)[number];

export const deadlineKinds = ["filing", "hearing", "discovery", "age_out_birthday", "other"] as const;

const nickname = words(60);

export const startIntakeInput = z.object({
  nickname,
  kind: z.enum(matterKinds),
  country: z.enum(defenderCountries),
  region: maybeWords(80),
  /** The lawyer for whom an assistant begins; a lawyer begins for themselves. */
  leadId: z.uuid().nullable().default(null),
});

export const personInput = z.object({
  /** Null: a person who is new. */
  personId: z.uuid().nullable().default(null),
  name: words(200),
  aliases: severalWords(20, 200),
  /** Who they are in the matter: employer, recruiter, sister. */
  about: maybeWords(400),
  country: z.enum(personCountries).nullable().default(null),
  region: maybeWords(80),
  place: maybeWords(200),
  languages: severalWords(12, 60),
  /** Safe ways to reach them: how, when, through whom. */
  contact: maybeWords(2_000),
  /** What must never be said, or to whom. */
  never: maybeWords(2_000),
});
export type PersonInput = z.output<typeof personInput>;

export const savePartiesInput = z.object({
  version,
  /** The persons that stood in the form when it was opened: one of these that is absent was taken out. */
  known: z
    .array(z.object({ id: z.uuid(), version }))
    .max(400)
    .default([]),
  clients: z.array(personInput).max(100).default([]),
  opposing: z.array(personInput).max(100).default([]),
  others: z
    .array(personInput.extend({ role: z.enum(["witness", "other"]).default("witness") }))
    .max(100)
    .default([]),
  noOpposing: z.boolean().default(false),
});

export const saveMatterInput = z.object({
  version,
  nickname,
  kind: z.enum(matterKinds),
  country: z.enum(defenderCountries),
  region: maybeWords(80),
  court: maybeWords(200),
  docket: maybeWords(80),
  story: maybeWords(40_000),
  deadlines: z
    .array(z.object({ kind: z.enum(deadlineKinds), day: plainDay }))
    .max(20)
    .default([]),
});

export const saveWorkInput = z.object({
  version,
  tasks: z
    .array(z.object({ kind: z.enum(taskKinds), words: words(4_000), deadline: maybeDay }))
    .max(30)
    .default([]),
});

export const saveLanguageInput = z.object({
  version,
  arrangement: z.enum(languageArrangements),
  /** Who it is, and in which other languages. */
  words: maybeWords(500),
});

export const saveBudgetInput = z.object({
  version,
  /** As typed, in the currency of the case; null: not said. */
  budget: anyWords(20).nullable().default(null),
  reducedFee: z.boolean().default(false),
  reducedFeeWords: maybeWords(2_000),
});

/** What counsel confirms with the submission. */
export const submitIntakeInput = z.object({
  knowsCharge: z.literal(true),
  hasLanguage: z.literal(true),
  clientsAgree: z.literal(true),
});

/** `ref` is what the clock sends along. */
export const discardDraftInput = z.object({ ref: z.uuid().nullable().default(null) });
