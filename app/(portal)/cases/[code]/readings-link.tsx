import { getTranslations } from "next-intl/server";
import { mayOpenCasePage } from "@/lib/authz/pages";
import type { CaseFacts } from "@/lib/authz/scope";

/** Beside the names of a case: who has opened them. Nothing for those who are not told. */
export async function ReadingsLink({ facts }: { facts: CaseFacts }) {
  if (!mayOpenCasePage("readings", facts.relations)) return null;
  const t = await getTranslations("cases.readings");
  return (
    <p className="small no-print">
      <a href={`/cases/${facts.code}/readings`}>{t("link")}</a>
    </p>
  );
}
