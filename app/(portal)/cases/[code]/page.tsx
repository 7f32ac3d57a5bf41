import { notFound, redirect } from "next/navigation";
import { frameView } from "@/lib/cases/frame/queries";
import { pageActor } from "@/lib/web/page";
import { tabsFor } from "./tabs";
import { stageOf } from "@/lib/workflow/statuses";

/** A case opens at its current stage, or at the nearest one that the reader may see. */
export default async function CasePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]", `/cases/${code}`);
  const view = await frameView(actor, code);
  if (!view) notFound();
  const tabs = tabsFor(view, "", (key) => key);
  const current = `/cases/${view.facts.code}/${stageOf(view.facts.status, view.facts.endedStage)}`;
  const target = tabs.find((tab) => tab.href === current) ?? tabs.at(-1);
  if (!target) notFound();
  redirect(target.href);
}
