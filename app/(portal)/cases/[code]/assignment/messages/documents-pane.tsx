import { randomUUID } from "node:crypto";
import { FileLink } from "@/components/case/file-link";
import { CommandForm } from "@/components/form/command-form";
import { FileField } from "@/components/form/file-field";
import type { FormTexts } from "@/components/form/form-texts";
import { readableSize } from "@/components/form/upload";
import { Details } from "@/components/ui/section";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { MessagesView } from "@/lib/stages/assignment/messages/queries";
import { attachDocument } from "../actions";
import type { AssignmentWords } from "../task-words";

type Props = { view: MessagesView; zone: string; locale: Locale; t: AssignmentWords; texts: FormTexts };

/** Documents of the case that all parties see: of the intake, of messages, of tasks. */
export function DocumentsPane({ view, zone, locale, t, texts }: Props) {
  const { documents, people, may, caseId } = view;
  return (
    <>
      {documents.length === 0 ? <p className="small quiet">{t("documents.none")}</p> : null}
      <ul className="docs">
        {documents.map((file) => (
          <li key={file.id}>
            <FileLink id={file.id} standing={file.standing}>
              {file.name}
            </FileLink>
            <span>
              {t(`documents.kinds.${kindOf(file.kind)}`)}, {readableSize(file.size)}
            </span>
            <span>
              {t("documents.by", {
                name: (file.uploadedBy && people.get(file.uploadedBy)) || t("acts.portal"),
                day: formatDate(locale, todayIn(zone, file.at), "short"),
              })}
            </span>
          </li>
        ))}
      </ul>
      {may.has("attachDocument") ? (
        <div className="add">
          <Details summary={t("documents.add")}>
            <CommandForm
              action={attachDocument}
              subjectId={caseId}
              operationId={randomUUID()}
              submit={t("documents.submit")}
              pending={t("documents.pending")}
              done={t("documents.done")}
              tone="second"
              texts={texts}
            >
              <FileField
                name="documentIds"
                label={t("documents.files")}
                hint={t("messages.attachHint")}
                purpose="intake"
                subjectId={caseId}
                multiple
                required
              />
            </CommandForm>
          </Details>
        </div>
      ) : null}
    </>
  );
}

/** The sniffed media type in a word. */
function kindOf(type: string): "pdf" | "image" | "audio" | "word" | "other" {
  if (type === "application/pdf") return "pdf";
  if (type.startsWith("image/")) return "image";
  if (type.startsWith("audio/")) return "audio";
  return type.includes("wordprocessingml") ? "word" : "other";
}
