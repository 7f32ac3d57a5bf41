"use client";

import { createContext, useContext, useSyncExternalStore, type RefCallback } from "react";
import type { FieldKind } from "./field-kinds";
import type { FormTexts } from "./form-texts";
import type { KnownField, KnownList } from "./known-fields";

export type Binding = {
  name: string;
  ref?: RefCallback<HTMLElement>;
  onChange?: (event: { target: unknown; type?: unknown }) => unknown;
  onBlur?: (event: { target: unknown; type?: unknown }) => unknown;
};

/** What a field needs of the form around it, whether that form keeps its values in the page or in script. */
export type FormScope = {
  formId: string;
  texts: FormTexts;
  errorAt: (path: string) => string | undefined;
  bind: (path: string, field: KnownField & { kind: FieldKind }) => Binding;
  /** A field without a control of its own, and a list: the form can speak of them. */
  know: (path: string, field: KnownField) => void;
  knowList: (name: string, list: KnownList) => void;
  /** Value the form starts with; the field's own `defaultValue` goes before it. */
  initialAt: (path: string) => unknown;
  /** For values that have no control of their own: the ids of uploaded documents. */
  putValue: (path: string, value: unknown) => void;
  /** A file that is still on its way holds the form back. */
  setBusy: (path: string, busy: boolean) => void;
};

const Scope = createContext<FormScope | null>(null);
export const FormScopeProvider = Scope.Provider;

/** The form around a field. Throws when a field stands outside of one: that is a mistake in the page. */
export function useFormScope(): FormScope {
  const scope = useContext(Scope);
  if (!scope) throw new Error("A field stands outside of a Form or CommandForm");
  return scope;
}

/** Id of the control for a dotted path; the error summary links to it. */
export function controlId(formId: string, path: string): string {
  return `${formId}-${path.replaceAll(".", "-")}`;
}

const never = () => () => {};

/** False until the page's script has taken over: until then nothing that is typed could be kept or sent. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
