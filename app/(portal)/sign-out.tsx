import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

/** Ends the session on this device. A plain form, so that it works without script. */
export function SignOut() {
  const t = useTranslations("shell");
  return (
    <form className="switches" method="post" action="/sign-out">
      <button className="switch" type="submit">
        <Icon name="log-out" />
        {t("signOut")}
      </button>
    </form>
  );
}
