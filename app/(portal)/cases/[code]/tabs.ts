import type { Tab } from "@/components/ui/navigation";
import { mayOpenCasePage } from "@/lib/authz/pages";
import type { FrameView } from "@/lib/cases/frame/queries";
import { openStages } from "@/lib/workflow/wait-links";

/** The stages that a reader may look into, and the history. */
export function tabsFor({ facts }: FrameView, path: string, word: (key: string) => string): Tab[] {
  const base = `/cases/${facts.code}`;
  const here = path.split(/[?#]/)[0] ?? path;
  const tabs = openStages(facts).map((stage) => ({
    href: `${base}/${stage}`,
    label: word(`ui.stages.${stage}`),
    current: here.startsWith(`${base}/${stage}`),
  }));
  if (!mayOpenCasePage("history", facts.relations)) return tabs;
  const history = `${base}/history`;
  return [...tabs, { href: history, label: word("cases.history"), current: here.startsWith(history) }];
}
