import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = {
  state: "used" | "expired";
  /** How to come by another one. */
  children: ReactNode;
};

/** A mailed link that opens nothing any more, and what to do now. */
export function DeadLink({ state, children }: Props) {
  const t = useTranslations("public.link");
  return (
    <div className="enter">
      <div>
        <h1 className="h-public">{t(state)}</h1>
        <p className="said">{state === "used" ? t("usedBody") : t("expiredBody")}</p>
        <div className="then">
          {state === "used" ? (
            <p>
              <a href="/sign-in">{t("signIn")}</a>
            </p>
          ) : null}
          {children}
        </div>
      </div>
    </div>
  );
}
