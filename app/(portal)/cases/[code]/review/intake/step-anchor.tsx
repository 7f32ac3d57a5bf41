"use client";

import { controlId, useFormScope } from "@/components/form/form-scope";

/** A link to a step that is also where the summary of errors leads for that step. */
export function StepAnchor({ step, href, children }: { step: string; href: string; children: string }) {
  const { formId } = useFormScope();
  return (
    <a id={controlId(formId, step)} href={href}>
      {children}
    </a>
  );
}
