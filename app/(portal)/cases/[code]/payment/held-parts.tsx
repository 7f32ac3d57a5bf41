import { CommandForm } from "@/components/form/command-form";
import { Section } from "@/components/ui/section";
import { expenseWords } from "@/lib/i18n/expense-words";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import { heldReasonCodes } from "@/lib/stages/payment/assessment/schema";
import type { PaymentView } from "@/lib/stages/payment/queries";
import { refuseHeldPart, withdrawHeldPart } from "./actions";
import { Refusal } from "./refusal";
import type { Said } from "./said";

/** Work above the cap, in plain sight: what it is, and what became of it. */
export function HeldParts({ view, said }: { view: PaymentView; said: Said }) {
  const { p, locale, texts } = said;
  if (view.held.length === 0) return null;
  return (
    <Section title={p("held.title")} aside={<span className="small quiet">{p("held.about")}</span>}>
      {view.held.map((line) => (
        <article className="money-row" key={line.partId} id={line.refused ? line.partId : line.entryId}>
          <header>
            <h3>
              {formatDate(locale, line.day, "short")} ·{" "}
              {line.minutes === null ? expenseWords(locale, line.words) : line.words}
            </h3>
            <span className="money-row__sum">
              {line.minutes === null ? "" : `${formatMinutes(line.minutes)} · `}
              {formatMoney(locale, line.payMinor, view.currency)}
            </span>
          </header>
          {line.refused ? (
            <Refusal line={{ ...line, refused: line.refused }} view={view} said={said} />
          ) : (
            <div className="money-acts">
              {view.may.has("refuseHeldPart") ? (
                <CommandForm
                  action={refuseHeldPart}
                  subjectId={view.caseId}
                  operationId={crypto.randomUUID()}
                  hidden={{ partId: line.partId }}
                  fields={[
                    {
                      kind: "select",
                      name: "reasonCode",
                      label: p("lines.reason"),
                      required: true,
                      options: heldReasonCodes.map((code) => ({
                        value: code,
                        label: p(`held.reasons.${code}`),
                      })),
                    },
                    {
                      kind: "textarea",
                      name: "words",
                      label: p("held.words"),
                      required: true,
                      lang: "es",
                      rows: 3,
                    },
                  ]}
                  submit={p("held.refuse")}
                  pending={p("held.refusing")}
                  tone="danger"
                  confirm={{
                    title: p("held.refuseTitle"),
                    body: p("held.refuseBody"),
                    submit: p("held.refuse"),
                    cancel: p("cancel"),
                    holdsFields: true,
                  }}
                  done={p("held.refused")}
                  texts={texts}
                />
              ) : null}
              {view.may.has("withdrawHeldPart") && view.isDefender ? (
                <CommandForm
                  action={withdrawHeldPart}
                  subjectId={view.caseId}
                  operationId={crypto.randomUUID()}
                  hidden={{ partId: line.partId }}
                  submit={p("held.withdraw")}
                  pending={p("held.withdrawing")}
                  tone="second"
                  confirm={{
                    title: p("held.withdrawTitle"),
                    body: p("held.withdrawBody"),
                    submit: p("held.withdraw"),
                    cancel: p("cancel"),
                  }}
                  done={p("held.withdrawn")}
                  texts={texts}
                />
              ) : null}
            </div>
          )}
        </article>
      ))}
    </Section>
  );
}
