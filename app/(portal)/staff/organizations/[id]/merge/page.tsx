import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Empty } from "@/components/ui/section";
import { mergeView, type MergePreview } from "@/lib/organizations/merging/queries";
import { pageActor } from "@/lib/web/page";
import { mergeOrganizations } from "../../actions";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ into?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("merge.open") };
}

/** An organization that was entered twice: first which one stays, then what would go over, then the merge. */
export default async function MergePage({ params, searchParams }: Props) {
  const [{ id }, { into }] = await Promise.all([params, searchParams]);
  await pageActor("/staff/organizations/[id]/merge", `/staff/organizations/${id}/merge`);
  const [t, view] = await Promise.all([getTranslations(), mergeView(id, into)]);
  if (!view) notFound();
  const { name, others, preview } = view;
  return (
    <>
      <header className="list-head">
        <h1>{t("organizations.merge.title", { name })}</h1>
        <a href={`/staff/organizations/${id}`}>{name}</a>
      </header>
      <p className="prose">{t("organizations.merge.body")}</p>
      {others.length === 0 ? (
        <Empty title={t("organizations.merge.none")} />
      ) : (
        <form action={`/staff/organizations/${id}/merge`} className="filters">
          <span>
            <label htmlFor="f-into">{t("organizations.merge.into")}</label>
            <select id="f-into" name="into" className="input" required defaultValue={preview?.intoId ?? ""}>
              <option value="" />
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.name}
                </option>
              ))}
            </select>
          </span>
          <Button tone="second" type="submit">
            {t("organizations.merge.show")}
          </Button>
        </form>
      )}
      {preview ? <Preview id={id} name={name} preview={preview} /> : null}
    </>
  );
}

async function Preview({ id, name, preview }: { id: string; name: string; preview: MergePreview }) {
  const [t, errors, texts] = await Promise.all([
    getTranslations("organizations.merge"),
    getTranslations("errors"),
    formTexts(),
  ]);
  const { into, intoId, people, joined, defenders, cases, invoices, payments, currencies } = preview;
  if (preview.refusal) return <Notice tone="turn" title={errors("MERGE_CURRENCIES")} />;
  return (
    <div className="form-column">
      <CommandForm
        key={intoId}
        action={mergeOrganizations}
        subjectId={id}
        operationId={crypto.randomUUID()}
        hidden={{ intoId }}
        consequences={{
          title: t("will", { name, into }),
          level: 2,
          items: [
            t("people", { count: people }),
            ...(joined > 0 ? [t("joined", { count: joined })] : []),
            ...(defenders > 0 ? [t("defenders", { count: defenders })] : []),
            t("cases", { count: cases }),
            t("money", { invoices, payments }),
            t("record", { into, currency: currencies.into }),
            t("final"),
          ],
        }}
        submit={t("submit", { into })}
        pending={t("pending")}
        tone="danger"
        confirm={{
          ...{ title: t("confirm", { name, into }), body: t("confirmBody"), submit: t("sure") },
          cancel: t("cancel"),
        }}
        next={`/staff/organizations/${intoId}`}
        texts={texts}
      />
    </div>
  );
}
