import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { foundPage } from "../found-page";
import { mailLink } from "../mail-link";

export const generateMetadata = (): Promise<Metadata> => foundPage("/privacy");

/** Each part: its heading and its paragraphs, in reading order. */
const parts = [
  { heading: "who", paragraphs: ["whoBody"] },
  { heading: "kept", paragraphs: ["keptAccount", "keptCase", "keptNot"] },
  { heading: "sees", paragraphs: ["seesAdvocate", "seesDefender", "seesStaff", "seesLog"] },
  { heading: "guard", paragraphs: ["guardRest", "guardSession", "guardHistory"] },
  { heading: "mail", paragraphs: ["mailBody"] },
  { heading: "device", paragraphs: ["deviceBody"] },
  { heading: "long", paragraphs: ["longBody", "longAsk"] },
] as const;

/** What is kept, who sees it, how it is guarded: only what the portal really does. */
export default async function PrivacyPage() {
  const t = await getTranslations("public.privacy");
  return (
    <article className="notice-page">
      <h1 className="h-public">{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      {parts.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h2>{t(heading)}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{t.rich(paragraph, { mail: (address) => mailLink(address) })}</p>
          ))}
        </section>
      ))}
    </article>
  );
}
