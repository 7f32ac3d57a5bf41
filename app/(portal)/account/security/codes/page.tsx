import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/section";
import { recoveryCodesShown } from "@/lib/people/factors/queries";
import { pageActor } from "@/lib/web/page";
import { pathAfterSignIn } from "@/lib/web/path";
import { keepRecoveryCodes } from "../actions";
import { TakeCodes } from "./take-codes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.security"))("codes") };
}

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** The recovery codes, until their owner says that they are kept; then they are shown to nobody. */
export default async function CodesPage({ searchParams }: Props) {
  const actor = await pageActor("/account/security/codes", "/account/security/codes");
  const { next: wanted } = await searchParams;
  // "/sign-in" sends whoever is in to their own first page.
  const next =
    wanted === undefined ? "/account/security" : wanted === "/sign-in" ? wanted : pathAfterSignIn(wanted);
  const [t, texts, codes] = await Promise.all([
    getTranslations("account.security"),
    formTexts(),
    recoveryCodesShown(actor),
  ]);
  if (codes.length === 0)
    return (
      <>
        <header className="list-head">
          <h1>{t("codes")}</h1>
        </header>
        <Empty title={t("noCodes")} action={<LinkButton href="/account/security">{t("title")}</LinkButton>}>
          {t("noCodesBody")}
        </Empty>
      </>
    );
  return (
    <div className="narrow">
      <header className="list-head">
        <h1>{t("codes")}</h1>
      </header>
      <p className="prose">{t("keep")}</p>
      <ol className="codes" aria-label={t("codes")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <TakeCodes
        codes={codes}
        heading={t("codesFile", { email: actor.email })}
        words={{
          copy: t("copy"),
          copied: t("copied"),
          download: t("download"),
          print: t("print"),
          file: t("fileName"),
        }}
      />
      <CommandForm
        action={keepRecoveryCodes}
        subjectId={actor.userId}
        operationId={crypto.randomUUID()}
        submit={t("kept")}
        pending={t("pending")}
        texts={texts}
        next={next}
        consequences={{ title: t("keptTitle"), items: [t("kept1"), t("kept2")], level: 2 }}
      />
    </div>
  );
}
