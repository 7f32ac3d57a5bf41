import type { Clash } from "@/lib/web/answer";

/**
 * Every refusal the portal knows. A code added here needs its sentence in `i18n/messages/{en,es}/errors.json`
 * (tests/unit/errors.test.ts asks for both).
 */
export const errorCodes = [
  // access
  "NOT_FOUND",
  "NOT_ALLOWED",
  "SIGNED_OUT",
  "REAUTH_REQUIRED",
  "WRONG_CREDENTIALS",
  "LINK_EXPIRED",
  "LINK_USED",
  "ORIGIN_REFUSED",
  // the state of a record
  "CONFLICT",
  "WRONG_STATUS",
  "OPERATION_REUSED",
  "ALREADY_DONE",
  "SELF_APPROVAL",
  "SECOND_PERSON_MISSING",
  // a field
  "INVALID",
  "REQUIRED",
  "TOO_SHORT",
  "TOO_LONG",
  "NOT_AN_EMAIL",
  "NOT_A_DATE",
  "NOT_A_NUMBER",
  "NOT_AN_AMOUNT",
  "AMBIGUOUS_AMOUNT",
  "NOT_A_DURATION",
  "AMBIGUOUS_DURATION",
  "NOT_A_RATE",
  "NOT_A_CHOICE",
  "PASSWORD_TOO_WEAK",
  "FUTURE_DATE",
  "PAST_DATE",
  "PERIOD_OUTSIDE",
  "REASON_REQUIRED",
  "NAME_IN_NICKNAME",
  // files
  "FILE_TOO_LARGE",
  "FILE_KIND",
  "FILE_EMPTY",
  "FILE_UNREADABLE",
  "IMAGE_TOO_LARGE",
  // review
  "CHECK_STALE",
  "CHECK_NOT_CLEAR",
  "CHECK_MISSING",
  // agreement
  "TEXT_CHANGED",
  "APPROVALS_MISSING",
  "GLYPH_MISSING",
  "NAME_MISMATCH",
  "CONSENT_REQUIRED",
  "AGREEMENT_UNSIGNED",
  // money
  "CAP_REACHED",
  "CAP_BELOW_APPROVED",
  "CURRENCY_MIXED",
  "RATE_MISSING",
  "ALLOWED_ABOVE_CLAIMED",
  "CUT_NEEDS_REASON",
  "NOTHING_TO_ALLOW",
  "ALLOCATION_ABOVE_BALANCE",
  "ALREADY_BILLED",
  "ALREADY_PAID_OUT",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * What is wrong at each field, keyed by its dotted path (`clients.0.name`): a code of this list, or the full key of
 * a sentence in an area's own messages (`intake.errors.courtMissing`).
 */
export type FieldErrors = Readonly<Record<string, ErrorCode | (string & {})>>;

export type ErrorDetails = {
  /** Fills the sentence's placeholders; never text that belongs to a case. */
  params?: ErrorParams;
  fields?: FieldErrors;
  /** Only with CONFLICT: both texts of every field that somebody else changed meanwhile. */
  clashes?: readonly Clash[];
};

/** A refusal that the reader can understand. The gate turns its code into a sentence; nothing else is shown. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly fields: FieldErrors;
  readonly clashes: readonly Clash[];

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.params = details.params ?? {};
    this.fields = details.fields ?? {};
    this.clashes = details.clashes ?? [];
  }
}

export function isErrorCode(value: string): value is ErrorCode {
  return (errorCodes as readonly string[]).includes(value);
}
