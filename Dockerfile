# The portal and its worker in one image. `npm run image-steps` runs these steps without Docker, so a step here
# is one of FROM, WORKDIR, ENV, COPY, RUN, USER, EXPOSE, HEALTHCHECK or CMD in its plain form.

FROM node:24-bookworm-slim AS packages
WORKDIR /portal
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true PRISMA_SKIP_POSTINSTALL_GENERATE=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --include=dev

FROM packages AS build
ENV NEXT_TELEMETRY_DISABLED=1
COPY . ./
RUN npm run build
RUN npm prune --omit=dev --offline --no-audit --no-fund
RUN rm -rf .next/cache
RUN mkdir files

FROM node:24-bookworm-slim
WORKDIR /portal
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY --from=build /portal/package.json /portal/tsconfig.json /portal/next.config.ts ./
COPY --from=build /portal/node_modules ./node_modules
COPY --from=build /portal/.next ./.next
COPY --from=build /portal/public ./public
COPY --from=build /portal/lib ./lib
COPY --from=build /portal/prisma ./prisma
COPY --from=build /portal/scripts ./scripts
# A volume begins as the folder that it covers: this one's is the user's own.
COPY --from=build --chown=node:node /portal/files/ /var/lib/portal/files/
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD node scripts/healthy.mjs
CMD ["node", "--import", "tsx", "scripts/start.ts"]
