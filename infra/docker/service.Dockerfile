# The image of one service, which SERVICE names by its folder:
#   docker build -f infra/docker/service.Dockerfile --build-arg SERVICE=auth -t ticketing/auth .
# Its arguments are in infra/docker/README.md.
ARG NODE_IMAGE
# Skaffold, which reads no default inside of a name (its issue 9079), gives these two itself.
ARG BASE=${NODE_IMAGE:-node}
ARG COMPILER_BASE=${NODE_IMAGE:-node-here}

# Dependabot raises what it reads here, in both Dockerfiles at once; it knows nothing of arguments. The first is for the
# machine that builds, the other for those that run it.
FROM --platform=$BUILDPLATFORM node:24.21.0-bookworm-slim AS node-here
FROM node:24.21.0-bookworm-slim AS node

# What compiles: the same layers for every service.
FROM --platform=$BUILDPLATFORM ${COMPILER_BASE} AS compiler
ARG NPM_CONFIG_REGISTRY
ENV NPM_CONFIG_IGNORE_SCRIPTS=true
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
COPY auth/package.json auth/
COPY common/package.json common/
COPY expiration/package.json expiration/
COPY orders/package.json orders/
COPY payments/package.json payments/
COPY tickets/package.json tickets/
COPY infra/local/package.json infra/local/
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npm ci
COPY tsconfig.base.json tsconfig.build.json ./
COPY common common
RUN npx tsc -b common/tsconfig.build.json

FROM compiler AS source
ARG SERVICE
COPY ${SERVICE} ${SERVICE}

# For `skaffold dev`: the sources, which it copies in as they are edited, and a process that starts again with them.
# It looks at all of them, as it would know of no more than it has read, and code that it cannot read is what gets mended.
FROM source AS development
ARG SERVICE
RUN chown -R 10001:10001 "/app/${SERVICE}"
USER 10001:10001
WORKDIR /app/${SERVICE}
EXPOSE 3000
CMD ["node", "/app/node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", "--include=src", "src/index.ts"]

FROM source AS compiled
ARG SERVICE
RUN npx tsc -b "${SERVICE}/tsconfig.build.json" \
 && find common/dist "${SERVICE}/dist" -type f ! -name '*.js' ! -name '*.js.map' -delete

# The service's own dependencies and no others, without what only compilers and people read.
FROM ${BASE} AS dependencies
ARG NPM_CONFIG_REGISTRY
ENV NPM_CONFIG_IGNORE_SCRIPTS=true
ARG SERVICE
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
COPY common/package.json common/
COPY ${SERVICE}/package.json ${SERVICE}/
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npm ci --omit=dev --workspace="${SERVICE}" \
 && find node_modules -type f -regex '.*\.\([cm]?ts\|map\|md\)' -delete \
 && rm .npmrc package-lock.json

FROM ${BASE} AS production
ARG SERVICE
ARG VERSION=development
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="ticketing/${SERVICE}" \
      org.opencontainers.image.description="A service of the ticket marketplace" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}"
ENV NODE_ENV=production
COPY --from=dependencies /app /app
COPY --from=compiled /app/common/dist /app/common/dist
COPY --from=compiled /app/${SERVICE}/dist /app/${SERVICE}/dist
WORKDIR /app/${SERVICE}
USER 10001:10001
EXPOSE 3000
# Node itself is the first process and handles SIGTERM; the same image runs dist/dead-letters.js, that of a service whose
# data others copy dist/republish.js, and that of auth dist/second-factor-off.js.
CMD ["node", "--enable-source-maps", "dist/index.js"]
