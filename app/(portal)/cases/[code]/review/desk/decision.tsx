import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import type { FieldSpec } from "@/components/form/field";
import { Details, Section } from "@/components/ui/section";
import { messagesFor } from "@/lib/i18n/messages";
import { declineCodes, intakeParts } from "@/lib/stages/review/triage/schema";
import { acceptCase, closeUnanswered, declineCase, reopenCase, startReview } from "../actions";
import { AskForm } from "./ask-form";
import type { DeskProps } from "./desk-props";

/** What becomes of the request: take it up, ask, accept or decline, open again. */
export function DecisionSection({ view, t, locale, texts }: DeskProps) {
  const { facts, may, lead } = view;
  const base = { subjectId: facts.id, texts };
  // Before day 30 it would be refused.
  const closes = may.has("closeUnanswered") && view.mayClose;
  const acts = ["startReview", "askAdvocate", "acceptCase", "reopenCase"] as const;
  if (!closes && !acts.some((act) => may.has(act))) return null;
  const words: FieldSpec = {
    kind: "textarea",
    name: "words",
    label: t("decision.words"),
    rows: 3,
    required: true,
  };
  return (
    <Section first title={t("decision.title")}>
      <div className="stack">
        {may.has("startReview") ? (
          <CommandForm
            {...base}
            action={startReview}
            operationId={randomUUID()}
            consequences={{
              title: t("decision.startWill"),
              items: [t("decision.start1"), t("decision.start2", { lead })],
            }}
            submit={t("decision.start")}
            pending={t("saving")}
          />
        ) : null}
        {may.has("acceptCase") ? (
          <CommandForm
            {...base}
            action={acceptCase}
            operationId={randomUUID()}
            consequences={{
              title: t("decision.acceptWill"),
              items: [t("decision.accept1", { lead }), t("decision.accept2")],
            }}
            submit={t("decision.accept")}
            pending={t("saving")}
          />
        ) : null}
        {may.has("askAdvocate") ? (
          <Details summary={t("decision.ask")}>
            <AskForm
              caseId={facts.id}
              operationId={randomUUID()}
              parts={intakeParts.map((value) => ({ value, label: t(`steps.${value}`) }))}
              words={messagesFor(locale).review.ask}
              texts={texts}
            />
          </Details>
        ) : null}
        {closes ? (
          <Details summary={t("decision.close")}>
            <CommandForm
              {...base}
              action={closeUnanswered}
              operationId={randomUUID()}
              fields={[{ ...words, required: false, label: t("decision.closeWords") }]}
              submit={t("decision.close")}
              pending={t("saving")}
              tone="danger"
            />
          </Details>
        ) : null}
        {may.has("reopenCase") ? (
          <Details summary={t("decision.reopen")}>
            <CommandForm
              {...base}
              action={reopenCase}
              operationId={randomUUID()}
              fields={[{ ...words, name: "reason", label: t("decision.reopenReason") }]}
              submit={t("decision.reopen")}
              pending={t("saving")}
            />
          </Details>
        ) : null}
      </div>
    </Section>
  );
}

/** Declining stands last: it ends the case, and can't be reached by a slip. */
export function DeclineSection({ view, t, texts }: DeskProps) {
  const { facts, may, lead } = view;
  if (!may.has("declineCase")) return null;
  const base = { subjectId: facts.id, texts };
  return (
    <div className="section">
      <Details summary={t("decision.decline")}>
        <CommandForm
          {...base}
          action={declineCase}
          operationId={randomUUID()}
          tone="danger"
          fields={[
            {
              kind: "select",
              name: "code",
              label: t("decision.code"),
              required: true,
              options: declineCodes
                .filter((code) => code !== "unanswered")
                .map((value) => ({ value, label: t(`declineCodes.${value}`) })),
            },
            {
              ...{ kind: "textarea", name: "words", label: t("decision.words"), rows: 3, required: true },
              hint: t("decision.wordsHint", { lead }),
            },
          ]}
          submit={t("decision.decline")}
          pending={t("saving")}
        />
      </Details>
    </div>
  );
}
