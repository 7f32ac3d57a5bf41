import { useTranslations } from "next-intl";
import type { Stage } from "@/lib/workflow/statuses";

/** From a place where nothing stands yet to what will, for the reader's role; @param stage the part about it */
export function HelpLink({ stage }: { stage?: Stage }) {
  const t = useTranslations("help");
  return (
    <p>
      <a className="help-link" href={stage ? `/help#${stage}` : "/help"}>
        {t("more")}
      </a>
    </p>
  );
}
