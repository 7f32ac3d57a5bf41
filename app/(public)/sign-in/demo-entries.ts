import { demoInbox, portalEnv } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";
import { demoAccounts, demoPassword } from "@/prisma/seed/accounts";

export type DemoEntry = {
  email: string;
  name: string;
  /** Language of the row, where it is not the page's: what somebody will see is said in their language. */
  lang?: Locale;
  role: string;
  what: string;
  signIn: string;
  signInAs: string;
  pending: string;
};

/** One account of each role, to enter with one click; null in any portal but a demo. */
export function demoEntries(
  locale: Locale,
): { entries: DemoEntry[]; password: string; inbox: string | undefined } | null {
  if (portalEnv() !== "demo") return null;
  const entries = demoAccounts
    .filter((account) => account.listed)
    .map(({ key, email, name, title, locale: own }) => {
      const spoken = own === "es" ? "es" : locale;
      const t = translator(spoken);
      const full = [title, name].filter(Boolean).join(" ");
      return {
        email,
        name: full,
        lang: spoken === locale ? undefined : spoken,
        role: translator(locale)(`public.signIn.demo.people.${key}.role`),
        what: t(`public.signIn.demo.people.${key}.what`),
        signIn: t("public.signIn.demo.signIn"),
        signInAs: t("public.signIn.demo.signInAs", { name: full }),
        pending: t("public.signIn.demo.pending"),
      };
    });
  return { entries, password: demoPassword, inbox: demoInbox() };
}
