import { notFound, redirect } from "next/navigation";
import { frameView } from "@/lib/cases/frame/queries";
import { pageActor } from "@/lib/web/page";
import { caseHref } from "@/lib/workflow/wait-links";

/** A case opens at its current stage, or at the nearest one that the reader may see. */
export default async function CasePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]", `/cases/${code}`);
  const view = await frameView(actor, code);
  const href = view && caseHref(view.facts, null);
  if (!href) notFound();
  redirect(href);
}
