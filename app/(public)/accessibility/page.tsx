import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { foundPage } from "../found-page";
import { FoundText } from "../found-text";
import { mailLink } from "../mail-link";

export const generateMetadata = (): Promise<Metadata> => foundPage("/accessibility");

const lists = [
  { heading: "doneTitle", items: ["done1", "done2", "done3", "done4"] },
  { heading: "notTitle", items: ["not1", "not2", "not3"] },
] as const;

/** What was made for everybody, what does not work yet, and whom to tell: only what is true of the portal today. */
export default async function AccessibilityPage() {
  const t = await getTranslations("guide.accessibility");
  return (
    <FoundText title={t("title")} lead={t("lead")}>
      {lists.map(({ heading, items }) => (
        <section key={heading}>
          <h2>{t(heading)}</h2>
          <ul className="plain-list">
            {items.map((item) => (
              <li key={item}>{t(item)}</li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>{t("tellTitle")}</h2>
        <p>{t.rich("tell", { mail: mailLink })}</p>
        <p>{t("when")}</p>
      </section>
    </FoundText>
  );
}
