import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Instant } from "@/components/case/instant";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { securityView, type FactorView } from "@/lib/people/factors/queries";
import { pageActor } from "@/lib/web/page";
import { removeFactor, renameFactor, renewRecoveryCodes } from "./actions";
import { AddFactor } from "./add-factor";
import { Happened } from "./happened";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.security"))("title") };
}

type Props = { searchParams: Promise<{ add?: string | string[] }> };

/** How the reader signs in: what they have for the second step, their recovery codes, and what happened to them. */
export default async function SecurityPage({ searchParams }: Props) {
  const actor = await pageActor("/account/security", "/account/security");
  const { add } = await searchParams;
  const [locale, t, texts, view] = await Promise.all([
    getLocale(),
    getTranslations("account.security"),
    formTexts(),
    securityView(actor),
  ]);
  const { factors, codesLeft, codesToKeep } = view;
  const own = { subjectId: actor.userId, texts };
  const removing = ({ id, name }: FactorView) =>
    factors.length === 1 ? (
      <p className="small quiet">{t("last")}</p>
    ) : (
      <CommandForm
        {...own}
        action={removeFactor}
        operationId={crypto.randomUUID()}
        hidden={{ factorId: id }}
        submit={t("remove")}
        pending={t("pending")}
        tone="quiet"
        label={t("removeName", { name })}
        confirm={{
          title: t("removeTitle", { name }),
          body: t("removeBody"),
          submit: t("removeSure"),
          cancel: t("cancel"),
        }}
      />
    );
  const renaming = ({ id, name }: FactorView) => (
    <CommandForm
      {...own}
      action={renameFactor}
      operationId={crypto.randomUUID()}
      hidden={{ factorId: id }}
      fields={[
        { kind: "text", name: "name", label: t("name"), defaultValue: name, maxLength: 60, required: true },
      ]}
      submit={t("rename")}
      pending={t("pending")}
      tone="quiet"
      label={t("renameName", { name })}
      keep
      confirm={{
        title: t("renameTitle"),
        body: t("nameHint"),
        submit: t("renameSure"),
        cancel: t("cancel"),
        holdsFields: true,
      }}
    />
  );
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
      </header>
      <p className="prose">{t("lead")}</p>
      {codesToKeep ? (
        <Notice tone="turn" title={t("keepCodes")}>
          <p>
            <a href="/account/security/codes">{t("keepCodesOpen")}</a>
          </p>
        </Notice>
      ) : null}
      <table className="table table--cards">
        <thead>
          <tr>
            <th scope="col">{t("columns.name")}</th>
            <th scope="col">{t("columns.added")}</th>
            <th scope="col">{t("columns.used")}</th>
            <th scope="col">{t("columns.act")}</th>
          </tr>
        </thead>
        <tbody>
          {factors.map((factor) => (
            <tr key={factor.id}>
              <th scope="row">
                {factor.name}
                <br />
                <small className="quiet">{t(`ways.${factor.way}`)}</small>
              </th>
              <td data-label={t("columns.added")}>
                <Instant at={factor.addedAt} zone={actor.timeZone} locale={locale} />
              </td>
              <td data-label={t("columns.used")}>
                {factor.lastUsedAt ? (
                  <Instant at={factor.lastUsedAt} zone={actor.timeZone} locale={locale} />
                ) : (
                  t("never")
                )}
              </td>
              <td>
                {renaming(factor)}
                {removing(factor)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AddFactor actor={actor} app={add === "app"} passkey={add === "passkey"} />
      <Section title={t("codes")}>
        <p>{t("codesLeft", { count: codesLeft })}</p>
        <p className="quiet">{t("codesBody")}</p>
        <CommandForm
          {...own}
          action={renewRecoveryCodes}
          operationId={crypto.randomUUID()}
          submit={t("renew")}
          pending={t("pending")}
          tone="second"
          confirm={{
            title: t("renewTitle"),
            body: t("renewBody"),
            submit: t("renewSure"),
            cancel: t("cancel"),
          }}
          next="/account/security/codes"
        />
      </Section>
      <Happened view={view} zone={actor.timeZone} />
      <p className="lone">
        <LinkButton href="/account" tone="quiet">
          {t("back")}
        </LinkButton>
      </p>
    </>
  );
}
