import type { core } from "zod";

/** The sentences for what a schema refuses, in one language: area `ui`, key `zod`. */
export type ZodWords = {
  required: string;
  tooShort: string;
  tooLong: string;
  tooFew: string;
  tooMany: string;
  tooSmall: string;
  tooBig: string;
  email: string;
  emailAccents: string;
  date: string;
  dateEarly: string;
  dateLate: string;
  number: string;
  wholeNumber: string;
  amount: string;
  duration: string;
  durationLong: string;
  choice: string;
  tick: string;
  file: string;
  receipt: string;
  uuid: string;
  format: string;
  invalid: string;
  unknownField: string;
  passwordShort: string;
  passwordCommon: string;
  passwordsDiffer: string;
  dateOrder: string;
  futureDate: string;
  pastDate: string;
  sixDigits: string;
  recoveryCode: string;
  phone: string;
  unseen: string;
};

export type ZodWord = keyof ZodWords;

const fill = (sentence: string, limit: unknown) => sentence.replace("{limit}", String(limit));

const missing = (input: unknown) => input === undefined || input === null || input === "";

function wordOf(params: unknown): string | undefined {
  if (typeof params !== "object" || params === null || !("word" in params)) return undefined;
  return typeof params.word === "string" ? params.word : undefined;
}

function ofType(issue: core.$ZodRawIssue<core.$ZodIssueInvalidType>, words: ZodWords): string {
  if (missing(issue.input)) return words.required;
  if (issue.expected === "int") return words.wholeNumber;
  if (issue.expected === "number" || issue.expected === "bigint") return words.number;
  if (issue.expected === "date") return words.date;
  return words.invalid;
}

function ofSize(issue: core.$ZodRawIssue, words: ZodWords, small: boolean, limit: unknown): string {
  const origin = "origin" in issue ? issue.origin : undefined;
  if (small && missing(issue.input)) return words.required;
  if (origin === "string") return fill(small ? words.tooShort : words.tooLong, limit);
  if (origin === "array" || origin === "set") return fill(small ? words.tooFew : words.tooMany, limit);
  if (origin === "date") return small ? words.dateEarly : words.dateLate;
  return fill(small ? words.tooSmall : words.tooBig, limit);
}

function ofFormat(issue: core.$ZodRawIssue<core.$ZodIssueInvalidStringFormat>, words: ZodWords): string {
  if (missing(issue.input)) return words.required;
  if (issue.format === "email") return words.email;
  if (issue.format === "date" || issue.format === "datetime") return words.date;
  return issue.format === "uuid" || issue.format === "guid" ? words.uuid : words.format;
}

/**
 * Zod's messages in the reader's language, given to one parse: `schema.safeParse(input, { error: zodErrors(words) })`.
 * A refinement names its sentence: `.refine(isAmount, { params: { word: "amount" } })`. Schemas carry no text themselves.
 */
export function zodErrors(words: ZodWords): core.$ZodErrorMap {
  const byName: Record<string, string | undefined> = words;
  return (issue) => {
    switch (issue.code) {
      case "invalid_type":
        return ofType(issue as core.$ZodRawIssue<core.$ZodIssueInvalidType>, words);
      case "too_small":
        return ofSize(issue, words, true, issue.minimum);
      case "too_big":
        return ofSize(issue, words, false, issue.maximum);
      case "invalid_format":
        return ofFormat(issue as core.$ZodRawIssue<core.$ZodIssueInvalidStringFormat>, words);
      case "not_multiple_of":
        return words.wholeNumber;
      case "invalid_value":
        if (missing(issue.input)) return words.required;
        return issue.input === false ? words.tick : words.choice;
      case "invalid_union":
        return missing(issue.input) ? words.required : words.choice;
      case "unrecognized_keys":
        return words.unknownField;
      case "custom":
        return byName[wordOf(issue.params) ?? "invalid"] ?? words.invalid;
      default:
        return words.invalid;
    }
  };
}
