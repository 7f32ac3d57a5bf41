import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

// Where the portal is served is a setting of the server, not of the build.
export const dynamic = "force-dynamic";

/**
 * Pages that are not to be found say so themselves (app/layout.tsx): a crawler that may not ask for them would not read
 * it. What is no page is not worth asking for.
 */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", disallow: ["/api/", "/preferences", "/sign-out"] },
    sitemap: `${env().PORTAL_ORIGIN}/sitemap.xml`,
  };
}
