import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trouble"))("notFound") };
}

/** The same for what does not exist and for what is not the reader's to see. */
export default async function NotFound() {
  const t = await getTranslations("trouble");
  return (
    <main className="trouble" id="main" tabIndex={-1}>
      <h1 className="h-public">{t("notFound")}</h1>
      <p>{t("notFoundBody")}</p>
      <div className="actions">
        <a href="/">{t("home")}</a>
      </div>
    </main>
  );
}
