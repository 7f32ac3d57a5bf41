"use client";

import { useState } from "react";
import { AdmissionRows, emptyAdmission } from "@/components/case/admission-rows";
import { ArrangementField } from "@/components/case/arrangement-field";
import { BrowserZone } from "@/components/form/browser-zone";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import type { FormTexts } from "@/components/form/form-texts";
import { useActionForm } from "@/components/form/use-action-form";
import { Notice } from "@/components/ui/notice";
import type { Messages } from "@/lib/i18n/messages";
import { requestAccess } from "./actions";

type Option = { value: string; label: string; hint?: string };
type Props = {
  operationId: string;
  locale: "en" | "es";
  words: Messages["access"]["form"];
  sent: { title: string; body: string };
  memberships: readonly Option[];
  jurisdictions: readonly Option[];
  texts: FormTexts;
};

/** Asks for an account. When it is sent, what follows is said in its place. */
export function RequestForm(props: Props) {
  const { operationId, locale, words, memberships, jurisdictions, texts, sent } = props;
  const [done, setDone] = useState(false);
  const form = useActionForm({
    ...{ action: requestAccess, subjectId: null, operationId, texts, hidden: { locale } },
    defaultValues: { membership: "LAWYER", admissions: [emptyAdmission] },
    onAccepted: () => setDone(true),
  });
  if (done)
    return (
      <div tabIndex={-1} ref={(element) => element?.focus()}>
        <Notice tone="done" title={sent.title} role="status">
          {sent.body}
        </Notice>
      </div>
    );
  const lawyer = form.fields.watch("membership") === "LAWYER";
  return (
    <Form form={form} submit={words.submit} pending={words.pending} label={words.label}>
      <BrowserZone name="timeZone" />
      <Field
        kind="text"
        name="name"
        label={words.name}
        hint={words.nameHint}
        autoComplete="name"
        required
        maxLength={200}
      />
      <Field kind="email" name="email" label={words.email} autoComplete="email" required />
      <Field
        kind="text"
        name="organizationName"
        label={words.organization}
        autoComplete="organization"
        required
        maxLength={160}
      />
      <Field kind="radio" name="membership" label={words.membership} options={memberships} required />
      {lawyer ? <AdmissionRows form={form} words={words} jurisdictions={jurisdictions} least={1} /> : null}
      <Field
        kind="tel"
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        autoComplete="tel"
        required
        maxLength={40}
      />
      <ArrangementField words={words} />
      <Field kind="textarea" name="heard" label={words.heard} rows={3} maxLength={1_000} />
      <p className="small quiet">{words.privacy}</p>
    </Form>
  );
}
