import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/web/page";
import { OneTimeAgreement } from "../one-time-agreement";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreement"))("general.title") };
}

/** The Advocate Agreement of a lawyer. */
export default async function AdvocateAgreementPage() {
  const actor = await pageActor("/account/agreement", "/account/agreement");
  return <OneTimeAgreement kind="ADVOCATE_AGREEMENT" actor={actor} />;
}
