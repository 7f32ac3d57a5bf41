import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { addressIn, type FoundPage } from "@/lib/i18n/addresses";

/** Under which name a page stands in the messages. */
const names = {
  "/": "landing",
  "/how-it-works": "how",
  "/fees": "fees",
  "/language": "language",
  "/questions": "questions",
  "/contact": "contact",
  "/privacy": "privacy",
  "/accessibility": "accessibility",
} as const satisfies Record<FoundPage, string>;

const regions = { en: "en_US", es: "es_MX" } as const;

/**
 * What search engines and those who are sent a link learn of a page: its words, its own address, and the one in the
 * other language. A page without this is not to be found (app/layout.tsx says so).
 */
export async function foundPage(page: FoundPage): Promise<Metadata> {
  const [locale, t, landing] = await Promise.all([
    getLocale(),
    getTranslations("guide"),
    getTranslations("public.landing"),
  ]);
  const name = names[page];
  const title = name === "landing" ? landing("title") : t(`pages.${name}.title`);
  const description = t(`pages.${name}.description`);
  const address = addressIn(locale, page);
  return {
    title: name === "landing" ? { absolute: title } : title,
    description,
    robots: { index: true, follow: true },
    alternates: {
      canonical: address,
      languages: {
        en: addressIn("en", page),
        es: addressIn("es", page),
        "x-default": addressIn("en", page),
      },
    },
    openGraph: {
      type: "website",
      siteName: t("site"),
      title,
      description,
      url: address,
      locale: regions[locale],
      alternateLocale: regions[locale === "es" ? "en" : "es"],
      images: [{ url: `/share/${locale}.png`, width: 1200, height: 630, alt: t("shareAlt") }],
    },
    twitter: { card: "summary_large_image" },
  };
}
