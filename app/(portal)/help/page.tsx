import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { helpRoleOf } from "@/lib/guide/help-roles";
import { pageActor } from "@/lib/web/page";
import { HelpFor } from "./help-for";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("title") };
}

/** The five stages as the reader meets them. */
export default async function HelpPage() {
  const actor = await pageActor("/help", "/help");
  return <HelpFor role={helpRoleOf(actor)} own />;
}
