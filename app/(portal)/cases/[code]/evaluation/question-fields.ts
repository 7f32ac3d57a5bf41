import type { FieldSpec } from "@/components/form/field";
import type { Messages } from "@/lib/i18n/messages";
import {
  countedQuestions,
  questionsOf,
  scoreValues,
  type EvaluationParty,
  type Question,
} from "@/lib/stages/evaluation/questions";

type Words = Messages["evaluation"];
/** `said`: the same as a statement, for whoever reads the answer. */
export type Asked = { ask: string; said?: string; low?: string; high?: string; hint?: string };

/** A question as the form draws it; plain data, since the form runs in the browser. */
export type QuestionField = FieldSpec & {
  scale: boolean;
  low?: string;
  high?: string;
  counted: boolean;
  /** Name of the choice that opens it with "yes". */
  opensWith?: string;
};
export type QuestionGroup = { title: string; questions: QuestionField[] };

const places = { score: "scores", choice: "choices", words: "words" } as const;

/** The words of one question, for forms and for results. */
export function askedOf(words: Words, party: EvaluationParty, key: string): Asked {
  const questions: Record<string, Asked> = words.questions[party];
  return questions[key] ?? { ask: key };
}

/** One side's form: what is asked of the other side, then of Justice in Motion. */
export function questionGroups(words: Words, party: EvaluationParty, counterpart: string): QuestionGroup[] {
  const title = party === "ADVOCATE" ? words.form.onDefender : words.form.onAdvocate;
  const of = (about: Question["about"]) =>
    questionsOf(party)
      .filter((question) => question.about === about)
      .map((question) => fieldOf(words, party, question));
  return [
    { title: title.replace("{name}", counterpart), questions: of("counterpart") },
    { title: words.form.onOrganization, questions: of("organization") },
  ];
}

function fieldOf(words: Words, party: EvaluationParty, question: Question): QuestionField {
  const { ask, low, high, hint } = askedOf(words, party, question.key);
  const counted = countedQuestions(party).includes(question);
  const shared = { name: `${places[question.kind]}.${question.key}`, label: ask, hint, counted, low, high };
  if (question.kind === "words") {
    const opensWith = question.opensWith ? `choices.${question.opensWith}` : undefined;
    return {
      ...shared,
      ...{ kind: "textarea", scale: false, rows: 3, maxLength: 8_000, opensWith },
      required: opensWith !== undefined,
    };
  }
  const options =
    question.kind === "score"
      ? [
          ...scoreValues.map((value) => ({ value: String(value), label: String(value) })),
          { value: "cant_say", label: words.form.cantSay },
        ]
      : (question.options ?? []).map((value) => ({ value, label: choiceWord(words, value) }));
  // Nothing has to be answered, and the form says so once: not behind every question.
  return {
    ...shared,
    kind: "radio",
    joined: true,
    scale: question.kind === "score",
    options,
    required: true,
  };
}

/** "Yes", "No", "Can't say". */
export function choiceWord(words: Words, value: string): string {
  const choices: Record<string, string> = words.choices;
  return choices[value] ?? value;
}
