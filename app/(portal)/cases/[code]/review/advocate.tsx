import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { Field } from "@/components/form/field";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import { todayIn } from "@/lib/dates";
import { messagesFor } from "@/lib/i18n/messages";
import type { AdvocateReview } from "@/lib/stages/review/queries";
import type { IntakePart } from "@/lib/stages/review/triage/schema";
import { answerQuestions, readParties, withdraw } from "./actions";
import { AskedAndAnswered } from "./asked";
import { IntakeAnswers } from "./intake-answers";
import { stepHref } from "./intake/step-links";
import { NamesScope } from "./names";

type Props = { view: AdvocateReview; zone: string };

/** The Advocate's side: what was submitted, what is asked about it, and how to take it back. */
export async function AdvocateReviewPage({ view, zone }: Props) {
  const [t, locale, texts] = await Promise.all([getTranslations("review"), getLocale(), formTexts()]);
  const { facts, intake, questions, may, end } = view;
  const open = questions.filter(({ answer }) => answer === null);
  const answers = may.has("answerQuestions") && open.length > 0;
  const under = (part: IntakePart) => {
    const ofPart = questions.filter((one) => one.part === part);
    const closed = ofPart.filter(({ answer }) => answer !== null);
    return (
      <>
        {closed.length > 0 ? <AskedAndAnswered questions={closed} zone={zone} locale={locale} t={t} /> : null}
        {answers
          ? ofPart
              .filter(({ answer }) => answer === null)
              .map((one) => (
                <section
                  className="reply"
                  key={one.id}
                  aria-label={t("questions.about", { part: t(`steps.${part}`) })}
                >
                  <div className="reply__asked">
                    <blockquote>{one.question}</blockquote>
                    <footer>
                      {one.askedBy}, {formatInstant(locale, one.askedAt, zone, "short")}
                    </footer>
                  </div>
                  <div className="reply__answer">
                    <Field
                      kind="textarea"
                      name={`answers.${one.id}`}
                      label={t("questions.answer")}
                      required
                      rows={3}
                    />
                  </div>
                </section>
              ))
          : null}
      </>
    );
  };
  const body = (
    <IntakeAnswers facts={facts} intake={intake} change={facts.status === "needs_info"} under={under} />
  );
  return (
    <NamesScope
      readParties={readParties}
      cases={[{ subjectId: facts.id, operationId: randomUUID() }]}
      texts={messagesFor(locale).review.names}
    >
      {end ? (
        <Notice
          title={
            end.declined
              ? t("end.declined", { code: t(`declineCodes.${end.code}` as Parameters<typeof t>[0]) })
              : t("end.withdrawn")
          }
        >
          {end.reason}
        </Notice>
      ) : null}
      {facts.status === "submitted" ? (
        <Notice title={t("submit.nextTitle")}>
          <ul>
            <li>{t("submit.will1")}</li>
            <li>{t("submit.will2")}</li>
            <li>{t("submit.next3")}</li>
          </ul>
        </Notice>
      ) : null}
      <Section
        first
        title={t("intake.title")}
        aside={
          facts.status === "draft" ? (
            <LinkButton href={stepHref(facts.code, intake.missing[0]?.step ?? "check")}>
              {t("draft.goOn")}
            </LinkButton>
          ) : intake.submittedAt ? (
            <span className="small quiet">
              {t("intake.submitted", { day: formatDate(locale, todayIn(zone, intake.submittedAt)) })}
            </span>
          ) : null
        }
      >
        {answers ? (
          <CommandForm
            action={answerQuestions}
            subjectId={facts.id}
            operationId={randomUUID()}
            submit={t("questions.send", { count: open.length })}
            pending={t("saving")}
            done={t("questions.sent")}
            consequences={{
              title: t("questions.willTitle"),
              items: [t("questions.will1"), t("questions.will2")],
            }}
            texts={texts}
            label={t("questions.title")}
          >
            {body}
          </CommandForm>
        ) : (
          body
        )}
      </Section>
      {may.has("saveParties") && facts.status !== "draft" && facts.status !== "needs_info" ? (
        <p className="actions">
          <LinkButton tone="second" href={stepHref(facts.code, "who")}>
            {t("who.addSomebody")}
          </LinkButton>
        </p>
      ) : null}
      {may.has("withdraw") ? (
        <div className="section">
          <CommandForm
            action={withdraw}
            subjectId={facts.id}
            operationId={randomUUID()}
            tone="danger"
            submit={t("withdraw.submit")}
            pending={t("withdraw.pending")}
            fields={[
              { kind: "textarea", name: "reason", label: t("withdraw.reason"), required: true, rows: 3 },
            ]}
            confirm={{
              ...{ title: t("withdraw.title"), body: t("withdraw.body"), submit: t("withdraw.submit") },
              ...{ cancel: t("cancel"), holdsFields: true },
            }}
            texts={texts}
          />
        </div>
      ) : null}
    </NamesScope>
  );
}
