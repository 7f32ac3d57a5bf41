import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { CaseStatus } from "@/lib/workflow/statuses";

/** The status of a case in a word. It is ink: amber, green and red mean other things. */
export function StatusBadge({ status }: { status: CaseStatus }) {
  const t = useTranslations("ui.statuses");
  return <Badge>{t(status)}</Badge>;
}
