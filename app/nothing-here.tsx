import { getTranslations } from "next-intl/server";

/** The same for what does not exist and for what is not the reader's to see. */
export async function NothingHere() {
  const t = await getTranslations("trouble");
  return (
    <div className="trouble">
      <h1 className="h-public">{t("notFound")}</h1>
      <p>{t("notFoundBody")}</p>
      <div className="actions">
        <a href="/">{t("home")}</a>
      </div>
    </div>
  );
}
