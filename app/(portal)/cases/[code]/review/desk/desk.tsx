import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { formTexts } from "@/components/form/form-texts";
import { Notice } from "@/components/ui/notice";
import { Steps, type Step } from "@/components/ui/progress";
import { messagesFor } from "@/lib/i18n/messages";
import type { DeskReview } from "@/lib/stages/review/queries";
import { readParties } from "../actions";
import { NamesScope } from "../names";
import type { ReviewWords } from "../review-words";
import { CandidatesSection } from "./candidates";
import { ChecksSection } from "./checks";
import { DecisionSection, DeclineSection } from "./decision";
import type { DeskProps } from "./desk-props";
import { IntakeColumn } from "./intake-column";
import { NotesSection } from "./notes";
import { OfferSection } from "./offer-section";

/** Staff's desk: the intake at the left, what is to be decided at the right. */
export async function DeskPage({ view, zone }: { view: DeskReview; zone: string }) {
  const [t, cases, tasks, locale, texts] = await Promise.all([
    getTranslations("review"),
    getTranslations("cases"),
    getTranslations("assignment"),
    getLocale(),
    formTexts(),
  ]);
  const props: DeskProps = { view, zone, t, cases, tasks, locale, texts };
  return (
    <NamesScope
      readParties={readParties}
      cases={casesToRead(view).map((subjectId) => ({ subjectId, operationId: randomUUID() }))}
      texts={messagesFor(locale).review.names}
    >
      {view.end ? (
        <Notice
          title={
            view.end.declined
              ? t("end.declined", { code: t(`declineCodes.${view.end.code}` as Parameters<typeof t>[0]) })
              : t("end.withdrawn")
          }
        >
          {view.end.reason}
        </Notice>
      ) : null}
      {view.end ? null : <Steps label={t("desk.steps.label")} steps={deskSteps(view, t)} />}
      <div className="desk">
        <IntakeColumn {...props} />
        <div className="desk__work">
          <DecisionSection {...props} />
          <ChecksSection {...props} />
          <CandidatesSection {...props} />
          <OfferSection {...props} />
          <DeclineSection {...props} />
          <NotesSection {...props} />
        </div>
      </div>
    </NamesScope>
  );
}

/** This case, and those of the persons whom its parties were found alike: each logs that its names were read. */
function casesToRead({ facts, checks }: DeskReview): string[] {
  const others = checks.flatMap(({ hits }) =>
    hits.flatMap(({ against }) => (against.kind === "person" ? [against.caseId] : [])),
  );
  return [...new Set([facts.id, ...others])];
}

/** Where the review stands. The mark of the turn is left out while the case waits on somebody else. */
function deskSteps({ facts, checks, questions }: DeskReview, t: ReviewWords): Step[] {
  const { status } = facts;
  const ready = checks.some(({ state }) => state === "clear" || state === "waived");
  const asked = questions.length;
  const read = status !== "submitted";
  const decided = !["submitted", "in_review", "needs_info"].includes(status);
  const offered = !["submitted", "in_review", "needs_info", "accepted"].includes(status);
  const steps: [string, boolean, boolean][] = [
    [t("desk.steps.read"), read, status === "submitted"],
    [
      asked > 0 ? t("desk.steps.asked", { count: asked }) : t("desk.steps.decide"),
      decided,
      status === "in_review",
    ],
    [t("desk.steps.check"), ready || offered, status === "accepted" && !ready],
    [t("desk.steps.offer"), offered, status === "accepted" && ready],
  ];
  return steps.map(([label, done, now]) => ({ label, state: now ? "now" : done ? "done" : "next" }));
}
