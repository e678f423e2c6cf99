# docs/operating.md tells how to build and run this.

FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The packages that are compiled or checked when installed, by name, so that no other one's install script runs.
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3 hnswlib-node sharp
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev --ignore-scripts
# The model, so that the first start has nothing to prepare. A new named volume begins with it; in another place it is written again.
COPY scripts/prepare-model.js ./scripts/
ARG EMBEDDING_PRECISION=fp32
RUN mkdir -p -m 0700 /data/embeddings && mkdir /data/seeds \
  && node scripts/prepare-model.js /data/embeddings "$EMBEDDING_PRECISION"

FROM node:20-bookworm-slim
ARG EMBEDDING_PRECISION=fp32
ENV NODE_ENV=production \
    SEEDS_DIR=/data/seeds \
    EMBEDDINGS_DIR=/data/embeddings \
    EMBEDDING_PRECISION=$EMBEDDING_PRECISION \
    HEALTH_PORT=9464
WORKDIR /app
# Root's, so that the bot can't change its own program.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build --chown=node:node /data /data
USER node
VOLUME ["/data/seeds", "/data/embeddings"]
# Ends within 5 s of it.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=10m \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
