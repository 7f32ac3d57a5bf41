import type { FieldSpec } from "./field";

/** The six digits of an authenticator app, which a phone offers to fill in. */
export const codeField = (label: string, hint: string): FieldSpec => ({
  ...{ kind: "code", name: "code", label, hint, autoComplete: "one-time-code", required: true },
});
