import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { helpRoleOf, isHelpRole } from "@/lib/guide/help-roles";
import { pageActor } from "@/lib/web/page";
import { HelpFor } from "../help-for";

type Props = { params: Promise<{ role: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("other") };
}

/** The same for another role: who works together wants to know what the others are asked. */
export default async function HelpOfRolePage({ params }: Props) {
  const { role } = await params;
  const actor = await pageActor("/help/[role]", `/help/${encodeURIComponent(role)}`);
  if (!isHelpRole(role)) notFound();
  return <HelpFor role={role} own={role === helpRoleOf(actor)} />;
}
