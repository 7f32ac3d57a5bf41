import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

type Props = {
  /** The page to come back to. */
  path: string;
  language?: boolean;
  theme?: boolean;
};

/** Language and theme: a form that works without script. Which theme is the other one, the stylesheet knows. */
export function Switches({ path, language = true, theme = true }: Props) {
  const t = useTranslations("shell");
  const other = useLocale() === "es" ? "en" : "es";
  const themeButton = (value: "dark" | "light", words: string) => (
    <button
      className={`switch switch--to-${value}`}
      type="submit"
      name="theme"
      value={value}
      aria-label={`${t("theme")}: ${words}`}
    >
      <Icon name="sun-moon" />
      {t("theme")}
    </button>
  );
  return (
    <form className="switches" method="post" action="/preferences">
      <input type="hidden" name="back" value={path} />
      {language ? (
        <button className="switch" type="submit" name="locale" value={other} lang={other}>
          <Icon name="languages" />
          {t("otherLanguage")}
        </button>
      ) : null}
      {theme ? (
        <>
          {themeButton("dark", t("toDark"))}
          {themeButton("light", t("toLight"))}
        </>
      ) : null}
    </form>
  );
}
