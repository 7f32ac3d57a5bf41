import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { Empty, Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/i18n/format";
import { shownClauses, sinceFor } from "@/lib/stages/agreement/negotiation/changes";
import { agreementView } from "@/lib/stages/agreement/queries";
import { maySign, unseenText } from "@/lib/stages/agreement/signing/queries";
import { wholeContract } from "@/lib/stages/agreement/facts";
import { pageActor } from "@/lib/web/page";
import { Seen } from "@/components/form/seen";
import { viewContract } from "./sign/actions";
import { AgreementFirst, LeftOut, NextStep, Release, Withdraw } from "./acts";
import { Clauses } from "./clauses";
import { CommentForm, Comments } from "./margin";
import { Executed, WhoSigned } from "./signatures";
import { Terms } from "./terms";
import { Toolbar } from "./toolbar";
import { DeclareVoid, IsVoid } from "./void";
import { WhoApproved } from "./who";
import { hrefTo, shownFrom } from "./words";
import { HelpLink } from "../../../help-link";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** The contract: negotiated by the three, then signed, then in force. */
export default async function AgreementPage({ params, searchParams }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/agreement", `/cases/${code}/agreement`);
  const view = await agreementView(actor, code);
  if (view === "not_visible") notFound();
  const [locale, t, texts] = await Promise.all([getLocale(), getTranslations("agreement"), formTexts()]);
  if (view === "none") return <Empty title={t("none")} action={<HelpLink stage="agreement" />} />;
  const shown = shownFrom(await searchParams, locale);
  const zone = actor.timeZone;
  const { contract, current, comments } = view;
  const negotiating = contract.state === "negotiating";
  const signed = contract.state === "executed" || contract.state === "void";
  const since = negotiating ? sinceFor(view, shown.since) : null;
  const unseen = await unseenText(actor, view);
  const redlined = shownClauses(view, since);
  const clauses = shown.show === "clean" ? shownClauses(view, null) : redlined;
  const when = formatInstant(locale, current.at, zone, "weekday");
  const part = { view, shown, zone, locale, t, texts };
  const whole = comments.filter(({ clauseKey }) => clauseKey === wholeContract);
  return (
    <div className="contract" data-text={shown.text}>
      {unseen ? (
        <Seen
          action={viewContract}
          subjectId={view.frame.facts.id}
          operationId={crypto.randomUUID()}
          input={unseen}
        />
      ) : null}
      <div className="contract__head">
        <h2>{t("title", { number: current.number })}</h2>
        <p>{current.author ? t("savedBy", { name: current.author, when }) : t("openedByPortal", { when })}</p>
      </div>
      {contract.state === "ended" ? <p>{t("ended")}</p> : null}
      <IsVoid view={view} zone={zone} locale={locale} t={t} />
      {negotiating ? (
        <>
          <AgreementFirst view={view} t={t} />
          <LeftOut view={view} t={t} />
          <WhoApproved {...part} unmatched={redlined.filter(({ unmatched }) => unmatched)} />
        </>
      ) : null}
      {contract.state === "signing" || signed ? (
        <WhoSigned view={view} maySign={maySign(actor, view)} zone={zone} locale={locale} t={t} />
      ) : null}
      {signed ? <Executed view={view} zone={zone} locale={locale} t={t} /> : <Terms {...part} />}
      {whole.length > 0 || (negotiating && shown.comment === wholeContract) ? (
        <Section title={t("comments.title")} id={wholeContract}>
          <Comments said={whole} {...part} />
          {negotiating && shown.comment === wholeContract ? (
            <CommentForm clauseKey={wholeContract} {...part} />
          ) : null}
        </Section>
      ) : null}
      {negotiating && shown.comment !== wholeContract ? (
        <p className="margin__acts">
          <a
            className="button button--quiet"
            href={hrefTo(view.code, shown, { comment: wholeContract }, wholeContract)}
          >
            {t("comments.aboutWhole")}
          </a>
        </p>
      ) : null}
      <Section title={t("executed.text")} id="text" titleUnseen>
        <Toolbar
          view={view}
          shown={shown}
          since={since}
          changed={redlined.filter(({ changed }) => changed).length}
          t={t}
        />
        <Clauses clauses={clauses} {...part} />
      </Section>
      {negotiating ? (
        <>
          <NextStep view={view} t={t} texts={texts} />
          <Release view={view} t={t} texts={texts} />
        </>
      ) : null}
      <Withdraw view={view} t={t} texts={texts} />
      <DeclareVoid view={view} t={t} texts={texts} />
    </div>
  );
}
