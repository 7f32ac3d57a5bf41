import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { formTexts } from "@/components/form/form-texts";
import { Empty } from "@/components/ui/section";
import { requestsView } from "@/lib/people/access/queries";
import { organizationsOf } from "@/lib/people/queries";
import { pageActor } from "@/lib/web/page";
import { RequestCard } from "./request-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.staff"))("title") };
}

/**
 * `organization`: the one that is meant by whoever decided on `request`. `did`: what was decided last. An address may
 * hold anything.
 */
type Props = {
  searchParams: Promise<Record<"request" | "organization" | "did", string | string[] | undefined>>;
};

/** Who asks for access, oldest first: what they say, what is known that is like it, and what is decided. */
export default async function RequestsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const actor = await pageActor("/staff/people/requests", "/staff/people/requests");
  const [locale, t, texts, { waiting, total }, organizations] = await Promise.all([
    getLocale(),
    getTranslations("access.staff"),
    formTexts(),
    requestsView(actor),
    organizationsOf("firm"),
  ]);
  const did = (["letIn", "declined"] as const).find((one) => one === asked.did);
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
        <a href="/staff/people">{t("back")}</a>
      </header>
      {did ? (
        <p role="status" className="saying">
          {t(`did.${did}`)}
        </p>
      ) : null}
      {waiting.length === 0 ? <Empty title={t("none")}>{t("noneBody")}</Empty> : null}
      {waiting.map((request) => (
        <RequestCard
          key={request.id}
          request={request}
          organizations={organizations}
          chosen={
            asked.request === request.id
              ? organizations.find(({ id }) => id === asked.organization)?.id
              : undefined
          }
          reader={{ locale, zone: actor.timeZone }}
          texts={texts}
        />
      ))}
      {total > waiting.length ? (
        <p className="quiet">{t("shown", { shown: waiting.length, total })}</p>
      ) : null}
    </>
  );
}
