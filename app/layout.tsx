import "@fontsource-variable/public-sans/wght.css";
import "@fontsource/source-serif-4/400.css";
import "@fontsource/source-serif-4/400-italic.css";
import "@fontsource/source-serif-4/600.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { themeOf } from "@/components/shell/preference";
import { env } from "@/lib/env";

/** A page is found by search engines only if it says so itself: app/(public)/found-page.ts. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  const name = `${t("brand")}: ${t("brandLine")}`;
  return {
    metadataBase: new URL(env().PORTAL_ORIGIN),
    title: { default: name, template: `%s · ${t("brand")}` },
    referrer: "no-referrer",
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t, jar, head] = await Promise.all([
    getLocale(),
    getTranslations("ui"),
    cookies(),
    headers(),
  ]);
  return (
    <html
      lang={locale}
      data-theme={themeOf(jar.get("theme")?.value)}
      data-request={head.get("x-request-id") ?? undefined}
    >
      <body>
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        {children}
      </body>
    </html>
  );
}
