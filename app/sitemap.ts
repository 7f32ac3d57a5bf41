import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { addressIn, foundPages } from "@/lib/i18n/addresses";
import { locales } from "@/lib/i18n/locale";

// Where the portal is served is a setting of the server, not of the build.
export const dynamic = "force-dynamic";

/** Every page that is to be found, in each language, beside the same page in the other. */
export default function sitemap(): MetadataRoute.Sitemap {
  const { PORTAL_ORIGIN: origin } = env();
  return foundPages.flatMap((page) =>
    locales.map((locale) => ({
      url: `${origin}${addressIn(locale, page)}`,
      alternates: {
        languages: Object.fromEntries(locales.map((other) => [other, `${origin}${addressIn(other, page)}`])),
      },
    })),
  );
}
