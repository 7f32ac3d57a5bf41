import type { Tab } from "@/components/ui/navigation";
import type { FrameView } from "@/lib/cases/frame/queries";
import { stageOf, stages, type Stage } from "@/lib/workflow/statuses";

/** The stages that a reader may look into: those that the case has reached, and that are theirs to see. */
export function tabsFor({ facts }: FrameView, path: string, word: (key: string) => string): Tab[] {
  const base = `/cases/${facts.code}`;
  const here = path.split(/[?#]/)[0] ?? path;
  const reached = stages.indexOf(stageOf(facts.status, facts.endedStage));
  const open = stages.filter(
    (stage, index) => index <= reached + extra(facts.status, stage) && seen(facts.relations, stage),
  );
  const tabs = open.map((stage) => ({
    href: `${base}/${stage}`,
    label: word(`ui.stages.${stage}`),
    current: here.startsWith(`${base}/${stage}`),
  }));
  const reads = ["lead", "counsel", "assistant", "assigned", "former", "facilitator", "director"];
  if (!facts.relations.some((relation) => reads.includes(relation))) return tabs;
  const history = `${base}/history`;
  return [...tabs, { href: history, label: word("cases.history"), current: here.startsWith(history) }];
}

/** Interim reports are billed while the work goes on, and evaluations open as soon as it is done. */
function extra(status: string, stage: Stage): number {
  if (stage === "payment" && (status === "active" || status === "on_hold")) return 1;
  return stage === "evaluation" && status === "work_done" ? 1 : 0;
}

function seen(relations: readonly string[], stage: Stage): boolean {
  const is = (...any: string[]) => relations.some((relation) => any.includes(relation));
  const all = is("lead", "counsel", "assistant", "facilitator", "director");
  if (all) return true;
  if (is("assigned")) return true;
  switch (stage) {
    case "review":
      return is("offered");
    case "agreement":
      return is("former");
    case "assignment":
      return is("former", "finance");
    case "payment":
      return is("former", "finance", "approver", "billing");
    case "evaluation":
      return is("former");
  }
}
