"use client";

import { AdmissionRows, emptyAdmission } from "@/components/case/admission-rows";
import { ArrangementField } from "@/components/case/arrangement-field";
import { Form } from "@/components/form/form";
import type { FormTexts } from "@/components/form/form-texts";
import { useActionForm } from "@/components/form/use-action-form";
import type { Messages } from "@/lib/i18n/messages";
import type { CounselView } from "@/lib/people/counsel/queries";
import { changeCounselProfile } from "./actions";

type Props = {
  userId: string;
  operationId: string;
  view: CounselView;
  words: Messages["access"]["form"];
  said: { submit: string; pending: string; done: string };
  jurisdictions: readonly { value: string; label: string }[];
  texts: FormTexts;
};

/** The same fields as in a request for access, with what is known in them. */
export function CounselFields({ userId, operationId, view, words, said, jurisdictions, texts }: Props) {
  const { admissions, arrangement, version, isLawyer } = view;
  const form = useActionForm({
    ...{ action: changeCounselProfile, subjectId: userId, operationId, texts, hidden: { version } },
    defaultValues: {
      admissions: admissions.length === 0 && isLawyer ? [emptyAdmission] : admissions,
      arrangement,
    },
  });
  return (
    <Form form={form} submit={said.submit} pending={said.pending} done={said.done}>
      <AdmissionRows form={form} words={words} jurisdictions={jurisdictions} least={isLawyer ? 1 : 0} />
      <ArrangementField words={words} />
    </Form>
  );
}
