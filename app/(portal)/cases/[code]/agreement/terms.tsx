import type { FormTexts } from "@/components/form/form-texts";
import { Facts, Section } from "@/components/ui/section";
import { taskKinds } from "@/lib/cases/kinds";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { AgreementView } from "@/lib/stages/agreement/queries";
import { legalPercent } from "@/lib/templates/texts/legal-words";
import { editContract } from "./actions";
import { TermsForm, type TermsValues } from "./terms-form";
import { messagesFor } from "@/lib/i18n/messages";
import { writeAmount } from "@/lib/money";
import { hrefTo, type AgreementWords, type Shown } from "./words";

type Props = { view: AgreementView; shown: Shown; locale: Locale; t: AgreementWords; texts: FormTexts };

/** The terms in figures, and the form that changes them. */
export function Terms(props: Props) {
  const { view, shown, t } = props;
  const editing = shown.edit === "terms" && view.frame.may.has("editContract");
  return (
    <Section
      title={t("terms.title")}
      id="terms"
      first
      aside={
        view.frame.may.has("editContract") && !editing ? (
          <a className="small" href={hrefTo(view.code, shown, { edit: "terms" }, "terms")}>
            {t("terms.edit")}
          </a>
        ) : null
      }
    >
      {editing ? <Edit {...props} /> : <TermsFacts {...props} />}
    </Section>
  );
}

export function TermsFacts({ view, locale, t }: Pick<Props, "view" | "locale" | "t">) {
  const { figures, body } = view.current;
  const money = (minor: number) => formatMoney(locale, minor, figures.currency);
  return (
    <Facts
      facts={[
        {
          term: t("terms.caps"),
          fact: t("terms.capsFact", {
            hours: formatMinutes(figures.capMinutes),
            expenses: money(figures.capExpensesMinor),
          }),
        },
        {
          term: t("terms.rates"),
          fact: t("terms.ratesFact", {
            bill: t("terms.perHour", { amount: money(figures.billRateMinor) }),
            pay: t("terms.perHour", { amount: money(figures.payRateMinor) }),
          }),
        },
        { term: t("terms.fee"), fact: t("terms.feeFact", { percent: legalPercent(figures.feeBasisPoints) }) },
        {
          term: t("terms.period"),
          fact: t("terms.periodFact", {
            from: formatDate(locale, figures.startsOn),
            to: formatDate(locale, figures.endsOn),
          }),
        },
        { term: t("terms.payer"), fact: body.parties.payer },
      ]}
    />
  );
}

function Edit({ view, shown, locale, t, texts }: Props) {
  const kinds = messagesFor(locale).assignment.taskKinds;
  const { current, frame, payers } = view;
  const { figures, body } = current;
  const terms: TermsValues = {
    billRate: writeAmount(figures.billRateMinor),
    payRate: writeAmount(figures.payRateMinor),
    feePercent: String(figures.feeBasisPoints / 100),
    capMinutes: formatMinutes(figures.capMinutes),
    capExpenses: writeAmount(figures.capExpensesMinor),
    startsOn: figures.startsOn,
    endsOn: figures.endsOn,
    payerId: figures.payerId,
    scope: body.scope.map(({ kind, words, wordsEs, deadline }) => ({
      ...{ kind, words, wordsEs, deadline: deadline ?? "" },
    })),
    instructions: body.instructions,
    instructionsEs: body.instructionsEs,
  };
  const next = current.number + 1;
  const names = [
    ...(["billRate", "payRate", "feePercent", "capMinutes", "capExpenses", "startsOn", "endsOn"] as const),
    ...([
      "payerId",
      "instructions",
      "instructionsEs",
      "capMinutesHint",
      "scope",
      "addScope",
      "kind",
    ] as const),
    ...(["words", "wordsEs", "wordsEsHint", "deadline", "instructionsHint"] as const),
  ];
  const words = Object.fromEntries(names.map((name) => [name, t(`terms.${name}`)])) as Record<
    (typeof names)[number],
    string
  >;
  return (
    <>
      <p className="small quiet">{t("terms.hint")}</p>
      <TermsForm
        action={editContract}
        caseId={frame.facts.id}
        operationId={crypto.randomUUID()}
        version={current.number}
        terms={terms}
        kinds={taskKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        payers={payers.map(({ id, name }) => ({ value: id, label: name }))}
        back={hrefTo(view.code, shown, {}, "terms")}
        consequences={{
          title: t("edit.willTitle"),
          items: [t("edit.will1", { next }), t("edit.will2"), t("edit.will3")],
        }}
        words={{
          ...words,
          scopeItem: t.raw("terms.scopeItem") as string,
          submit: t("edit.submit", { next }),
          pending: t("edit.pending"),
          cancel: t("edit.cancel"),
        }}
        texts={texts}
      />
    </>
  );
}
