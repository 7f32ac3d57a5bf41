"use client";

import { useEffect } from "react";
import { controlId, useAwake, useFormScope } from "./form-scope";

/** Puts the cursor into a field of a form that was opened to be written in, and brings it into view. */
export function FocusFirst({ name }: { name: string }) {
  const { formId } = useFormScope();
  const awake = useAwake();
  useEffect(() => {
    const control = awake ? document.getElementById(controlId(formId, name)) : null;
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }, [awake, formId, name]);
  return null;
}
