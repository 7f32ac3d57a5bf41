import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { agreementView } from "@/lib/stages/agreement/queries";
import { maySign, unseenText } from "@/lib/stages/agreement/signing/queries";
import { pageActor } from "@/lib/web/page";
import { Document } from "./document";
import { SignForm } from "./sign-form";
import { viewContract } from "./actions";
import { Seen } from "@/components/form/seen";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ text?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** The ceremony: the document, who you are, consent, name, and what will happen. */
export default async function SignPage({ params, searchParams }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/agreement/sign", `/cases/${code}/agreement/sign`);
  const view = await agreementView(actor, code);
  if (view === "not_visible" || view === "none") notFound();
  const [locale, t, texts] = await Promise.all([getLocale(), getTranslations("agreement"), formTexts()]);
  const both = (await searchParams).text === "both";
  const mine = view.agreeing.find(({ yours }) => yours);
  const may = maySign(actor, view);
  const unseen = await unseenText(actor, view);
  const document = (
    <>
      {unseen ? (
        <Seen
          action={viewContract}
          subjectId={view.frame.facts.id}
          operationId={crypto.randomUUID()}
          input={unseen}
        />
      ) : null}
      <Document view={view} both={both} may={may} zone={actor.timeZone} locale={locale} t={t} />
    </>
  );
  const before = view.agreeing.filter(({ party, signedAt }) => party !== "JIM" && !signedAt);
  const whyNot = () => {
    if (mine?.signedAt) return t("signing.youSigned");
    if (mine?.party !== "JIM" || before.length === 0) return t("sign.notYours");
    const names = before.map(({ name, party }) => name ?? t(`parties.${party}`)).join(", ");
    return t("sign.jimLast", { names });
  };
  if (may) {
    return (
      <div className="signing">
        {document}
        <SignForm view={view} actor={actor} locale={locale} t={t} texts={texts} />
      </div>
    );
  }
  return (
    <div className="signing">
      {document}
      <div className="stack">
        <Notice title={whyNot()} />
        <p>
          <LinkButton tone="second" href={`/cases/${code}/agreement`}>
            {t("sign.back")}
          </LinkButton>
        </p>
      </div>
    </div>
  );
}
