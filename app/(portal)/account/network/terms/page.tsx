import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/web/page";
import { OneTimeAgreement } from "../../one-time-agreement";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreement"))("network.title") };
}

/** The terms of the Defender Network, as each Defender signs them. */
export default async function NetworkTermsPage() {
  const actor = await pageActor("/account/network/terms", "/account/network/terms");
  return <OneTimeAgreement kind="NETWORK_TERMS" actor={actor} />;
}
