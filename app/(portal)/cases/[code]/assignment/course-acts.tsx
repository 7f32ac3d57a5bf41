import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import type { FieldSpec } from "@/components/form/field";
import type { FormTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Details } from "@/components/ui/section";
import { plusDays, type PlainDate } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { AssignmentView } from "@/lib/stages/assignment/course/queries";
import { closeWork, hold, resume, terminate } from "./actions";
import type { AssignmentWords } from "./task-words";

type Props = { view: AssignmentView; today: PlainDate; locale: Locale; t: AssignmentWords; texts: FormTexts };

/** Why the case is on hold and until when; whoever put it there, or a facilitator, lets it go on. */
export function OnHold({ view, locale, t, texts }: Omit<Props, "today">) {
  const { held, people, caseId, mayResume } = view;
  if (!held) return null;
  const day = formatDate(locale, held.reviewOn);
  return (
    <Notice title={t("course.onHold", { day })}>
      <p>{t("course.onHoldBy", { name: (held.by && people.get(held.by)) || "", day })}</p>
      {held.reason ? <p>{held.reason}</p> : null}
      {mayResume ? (
        <CommandForm
          action={resume}
          subjectId={caseId}
          operationId={randomUUID()}
          submit={t("course.resume")}
          pending={t("course.resuming")}
          done={t("course.resumed")}
          texts={texts}
        />
      ) : null}
    </Notice>
  );
}

/** Pausing and ending, behind details: they are rare and can't be reached by a slip. */
export function CourseActs({ view, today, t, texts }: Omit<Props, "locale">) {
  const { caseId, may } = view;
  if (!may.has("hold") && !may.has("terminate") && !may.has("closeWork")) return null;
  const reason: FieldSpec = {
    kind: "textarea",
    name: "reason",
    label: t("course.reason"),
    rows: 3,
    required: true,
  };
  const reviewOn: FieldSpec = {
    ...{
      kind: "date",
      name: "reviewOn",
      label: t("course.reviewOn"),
      min: plusDays(today, 1),
      required: true,
    },
  };
  const base = { subjectId: caseId, texts };
  return (
    <Details summary={t("course.title")}>
      <div className="stack">
        {may.has("hold") ? (
          <CommandForm
            {...base}
            action={hold}
            operationId={randomUUID()}
            fields={[reason, reviewOn]}
            submit={t("course.hold")}
            pending={t("course.holding")}
            done={t("course.held")}
            tone="second"
            confirm={{
              ...{ title: t("course.hold"), body: t("course.holdBody"), submit: t("course.hold") },
              ...{ cancel: t("course.cancel"), holdsFields: true },
            }}
          />
        ) : null}
        {may.has("closeWork") ? (
          <CommandForm
            {...base}
            action={closeWork}
            operationId={randomUUID()}
            fields={[reason]}
            submit={t("course.closeWork")}
            pending={t("course.closing")}
            done={t("course.closed")}
            tone="second"
            confirm={{
              ...{
                title: t("course.closeWork"),
                body: t("course.closeWorkBody"),
                submit: t("course.closeWorkSubmit"),
              },
              ...{ cancel: t("course.cancel"), holdsFields: true },
            }}
          />
        ) : null}
        {may.has("terminate") ? (
          <CommandForm
            {...base}
            action={terminate}
            operationId={randomUUID()}
            fields={[reason]}
            submit={t("course.terminate")}
            pending={t("course.terminating")}
            done={t("course.terminated")}
            tone="danger"
            confirm={{
              ...{
                title: t("course.terminate"),
                body: t("course.terminateBody"),
                submit: t("course.terminateSubmit"),
              },
              ...{ cancel: t("course.cancel"), holdsFields: true },
            }}
          />
        ) : null}
      </div>
    </Details>
  );
}
