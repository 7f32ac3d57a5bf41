import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { AttachFiles } from "@/components/form/attach-files";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import type { IntakeStepView } from "@/lib/stages/review/queries";
import { attachDocument, removeDocument } from "../actions";
import { DocumentList } from "../document-list";
import { stepHref } from "./step-links";

/** Papers that go with the intake: those that are there, and a place for more, each attached as soon as it has come. */
export async function AttachmentsStep({ view }: { view: IntakeStepView }) {
  const [t, texts] = await Promise.all([getTranslations("review"), formTexts()]);
  const { facts, intake, may } = view;
  return (
    <div className="stack">
      <p className="small quiet">{t("attachments.lead")}</p>
      <DocumentList documents={intake.documents} empty={t("attachments.none")}>
        {may.has("removeDocument")
          ? (document, called) => (
              <CommandForm
                action={removeDocument}
                subjectId={facts.id}
                operationId={randomUUID()}
                hidden={{ documentId: document.id }}
                tone="quiet"
                submit={t("attachments.remove")}
                pending={t("saving")}
                named={`${t("attachments.remove")}: ${called}`}
                texts={texts}
              />
            )
          : null}
      </DocumentList>
      {may.has("attachDocument") ? (
        <AttachFiles
          action={attachDocument}
          purpose="intake"
          subjectId={facts.id}
          label={t("attachments.files")}
          hint={t("attachments.hint")}
          another={intake.documents.length > 0}
          texts={texts}
        />
      ) : null}
      <p className="go">
        {facts.status === "draft" ? (
          <LinkButton href={stepHref(facts.code, "check")}>
            {t("goOn", { step: t("steps.check") })}
          </LinkButton>
        ) : (
          <LinkButton href={`/cases/${facts.code}/review`}>{t("readSubmitted")}</LinkButton>
        )}
      </p>
    </div>
  );
}
