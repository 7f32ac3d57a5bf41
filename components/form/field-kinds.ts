import { parseWorkedTime } from "@/lib/i18n/worked-time";
import { putAt, valueAt, type Tree } from "./dotted-path";

/** What a field asks for. `checkbox` is one tick, `checkboxes` several answers, `radio` one of a few. */
export type FieldKind =
  | "text"
  | "textarea"
  | "email"
  | "tel"
  | "date"
  | "number"
  | "money"
  | "minutes"
  | "password"
  | "code"
  | "select"
  | "radio"
  | "checkbox"
  | "checkboxes";

export type FieldOption = {
  value: string;
  label: string;
  hint?: string;
  /** Of grouped choices: the value of the other field with which it stands. */
  group?: string;
};

/**
 * What is sent for what stands in a field. Words go as typed, an empty date, number, amount, time or choice goes as
 * null. A number or worked time that cannot be read goes as typed: the schema says what is wrong with it.
 */
export function sentValue(kind: FieldKind, value: unknown): unknown {
  if (kind === "checkbox") return value === true;
  if (kind === "checkboxes") return Array.isArray(value) ? value : [];
  if (typeof value !== "string") return value ?? (isWords(kind) ? "" : null);
  if (isWords(kind)) return value;
  const typed = value.trim();
  if (typed === "") return null;
  if (kind === "minutes") return parseWorkedTime(typed) ?? typed;
  if (kind === "number") return /^-?\d+(?:[.,]\d+)?$/.test(typed) ? Number(typed.replace(",", ".")) : typed;
  return typed;
}

function isWords(kind: FieldKind): boolean {
  return ["text", "textarea", "email", "tel", "password", "code"].includes(kind);
}

/** The same values with every known field as it is sent; what has no field (hidden ids, versions) stays. */
export function sentValues(values: Tree, kinds: ReadonlyMap<string, FieldKind>): Tree {
  const sent = structuredClone(values);
  for (const [path, kind] of kinds) {
    const parent = path.includes(".") ? valueAt(sent, path.slice(0, path.lastIndexOf("."))) : sent;
    if (typeof parent === "object" && parent !== null)
      putAt(sent, path, sentValue(kind, valueAt(sent, path)));
  }
  return sent;
}

const isControl = (element: Element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

/** Reads an uncontrolled form by the names (dotted paths) and kinds its controls carry. */
export function readForm(form: HTMLFormElement): Tree {
  const values: Tree = {};
  for (const control of form.elements) {
    const kind = control instanceof HTMLElement ? control.dataset.kind : undefined;
    if (!kind || !isControl(control) || !control.name) continue;
    const checked = control instanceof HTMLInputElement && control.checked;
    const before = valueAt(values, control.name);
    if (kind === "checkbox") putAt(values, control.name, checked);
    else if (kind === "checkboxes") {
      const chosen: unknown[] = Array.isArray(before) ? before : [];
      putAt(values, control.name, checked ? [...chosen, control.value] : chosen);
    } else if (kind === "radio") putAt(values, control.name, checked ? control.value : (before ?? null));
    else putAt(values, control.name, sentValue(kind as FieldKind, control.value));
  }
  return values;
}
