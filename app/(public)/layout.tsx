import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/shell/public-shell";
import { currentActor } from "@/lib/auth/current";
import type { UserActor } from "@/lib/authz/actor";
import { homeOf } from "@/lib/authz/pages";
import { pathOfRequest } from "@/lib/web/path";
import "./public-pages.css";

/** Head and foot around the pages that need no account. They stay up while the database is down. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [actor, t, path] = await Promise.all([
    currentActor().catch(() => null),
    getTranslations("shell"),
    pathOfRequest(),
  ]);
  return (
    <PublicShell path={path} home={actor ? homeLink(actor, t) : undefined}>
      {children}
    </PublicShell>
  );
}

function homeLink(actor: UserActor, t: (key: "nav.invoices" | "nav.dashboard") => string) {
  const href = homeOf(actor);
  return { href, label: t(href === "/invoices" ? "nav.invoices" : "nav.dashboard") };
}
