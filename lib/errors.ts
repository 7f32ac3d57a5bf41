import type { z } from "zod";

/** Everything that can be refused. Each code has its sentence in both languages: messages/…/errors.json. */
export const errorCodes = [
  "NOT_FOUND",
  "NOT_ALLOWED",
  "SIGNED_OUT",
  "CONFLICT",
  "WRONG_STATUS",
  "WRONG_STATE",
  "INVALID",
  "OPERATION_REUSED",
  "REAUTH_REQUIRED",
  "WRONG_PASSWORD",
  "TOO_MANY_TRIES",
  "SIGN_IN_AGAIN",
  "WRONG_CODE",
  "CODE_USED",
  "CLOCK_OFF",
  "WRONG_RECOVERY_CODE",
  "RECOVERY_CODE_USED",
  "PASSKEY_UNKNOWN",
  "PASSKEY_ORIGIN",
  "PASSKEY_STALE",
  "PASSKEY_WRONG",
  "LAST_FACTOR",
  "NAME_MISMATCH",
  "EMAIL_TAKEN",
  "EMAIL_IN_USE",
  "LINK_EXPIRED",
  "LINK_USED",
  "FILE_TOO_LARGE",
  "FILE_KIND",
  "FILE_BROKEN",
  "FILE_INFECTED",
  "IMAGE_TOO_LARGE",
  "CHECK_STALE",
  "CHECK_NOT_CLEAR",
  "NAMES_A_PARTY",
  "SELF_APPROVAL",
  "OWN_ACCESS",
  "LAST_DIRECTOR",
  "SECOND_PERSON_MISSING",
  "TEXT_CHANGED",
  "NOT_ALL_APPROVED",
  "CLAUSE_UNMATCHED",
  "AGREEMENT_MISSING",
  "TERMS_UNSIGNED",
  "GLYPH_MISSING",
  "UNKNOWN_TERM",
  "NOTHING_CHANGED",
  "TEMPLATE_MISSING",
  "ALREADY_SIGNED",
  "PERIOD_OUTSIDE",
  "DAY_OUTSIDE",
  "CONTRACT_OVER",
  "CONTRACT_LATER",
  "CONTRACT_VOID",
  "LAST_DAY_PAST",
  "JIM_SIGNS_LAST",
  "FUTURE_DATE",
  "PAST_DATE",
  "DATE_ORDER",
  "AMOUNT_UNREADABLE",
  "AMOUNT_AMBIGUOUS",
  "AMOUNT_TOO_LARGE",
  "CURRENCY_MIXED",
  "RATE_MISSING",
  "FX_RATE_MISSING",
  "TASKS_OPEN",
  "NOTHING_TO_REPORT",
  "NOTHING_CUT",
  "CUT_DEEPER",
  "ALLOWED_ABOVE_CLAIMED",
  "ENTRY_REPORTED",
  "DAY_TOO_LONG",
  "INCOMPLETE",
  "BALANCE_CHANGED",
  "FEE_ABOVE_CONTRACT",
  "ALREADY_DONE",
  "ADDRESS_HELD",
  "ORGANIZATION_MERGED",
  "MERGE_CURRENCIES",
  "LIKE_KNOWN",
  "PUSH_SERVICE_UNKNOWN",
  "TOO_EARLY",
  "UNEXPECTED",
  "DATABASE_DOWN",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A value as the field of a form holds it: what is typed or ticked, several choices, a row, rows. */
export type PlainValue = string | number | boolean | null;
export type Row = { readonly [field: string]: PlainValue };
export type FieldValue = PlainValue | Row | readonly string[] | readonly Row[];

/** Both values of a field that somebody else changed meanwhile: neither is lost. */
export type Clash = { field: string; theirs: FieldValue; yours: FieldValue };
/** An organization that is known already, and why its name is like the one that was given. */
export type Alike = {
  id: string;
  name: string;
  kind: string;
  city: string;
  country: string;
  /** A key of the explanations of likeness. */
  explanation: string;
};
export type ErrorParams = Record<string, string | number>;

/**
 * A refusal that the person who acted can understand and mend. Thrown by rules and commands; the gate turns it into
 * a sentence in the reader's language. Nothing was written when it is thrown inside `execute`.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** Figures, dates and ids that the sentence names. Never words of a case. */
    readonly params: ErrorParams = {},
    /** Dotted path of a field -> code of its sentence. */
    readonly fields: Record<string, string> = {},
    readonly clashes: Clash[] = [],
  ) {
    super(code);
    this.name = "DomainError";
  }

  /** Input that a schema refused; the gate words each issue in the reader's language. */
  static invalid(error: z.ZodError): DomainError {
    const refused = new DomainError("INVALID");
    refused.issues = error.issues;
    return refused;
  }

  /** What is known already and may be meant: the form shows it, and asks. */
  alike: readonly Alike[] = [];

  withAlike(alike: readonly Alike[]): this {
    this.alike = alike;
    return this;
  }

  /** What a schema found wrong, for the gate to put at the fields. */
  issues: z.core.$ZodIssue[] = [];
}
