"use client";

import type { FormEvent, ReactNode } from "react";
import { buttonClass, type ButtonTone } from "@/components/ui/button";
import { FormScopeProvider, useAwake } from "./form-scope";
import { Saying, Trouble } from "./outcome";
import type { ActionForm } from "./use-action-form";

type Props = {
  form: ActionForm;
  submit: string;
  pending: string;
  tone?: ButtonTone;
  wide?: boolean;
  done?: string;
  /** Beside the button. */
  aside?: ReactNode;
  className?: string;
  label?: string;
  children: ReactNode;
};

/** The form around `useActionForm`: trouble above, the fields, one button, and what is said when it is done. */
export function Form({ form, submit, pending, tone, wide, done, aside, className, label, children }: Props) {
  const awake = useAwake();
  const { submission, scope, desk } = form;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    form.submit();
  };
  return (
    <FormScopeProvider value={scope}>
      <form
        method="post"
        noValidate
        onSubmit={onSubmit}
        onInput={form.touched}
        className={className}
        aria-label={label}
      >
        <fieldset className="wake" disabled={!awake}>
          <Trouble
            submission={submission}
            formId={scope.formId}
            labelOf={desk.labelOf}
            desk={desk}
            texts={scope.texts}
          />
          {children}
          <div className="actions">
            <button
              type="submit"
              className={buttonClass(tone, wide)}
              aria-disabled={submission.pending || undefined}
            >
              {submission.pending ? pending : submit}
            </button>
            {aside}
          </div>
        </fieldset>
        <Saying submission={submission} done={done} />
      </form>
    </FormScopeProvider>
  );
}
