# The image of the client:
#   docker build -f infra/docker/client.Dockerfile -t ticketing/client .
# Its arguments are in infra/docker/README.md.
ARG NODE_IMAGE
# Skaffold, which reads no default inside of a name (its issue 9079), gives this itself.
ARG BASE=${NODE_IMAGE:-node}

# Dependabot raises what it reads here, in both Dockerfiles at once; it knows nothing of arguments.
FROM node:24.21.0-bookworm-slim AS node

# Not by the machine that builds for another kind of processor: what Next.js puts out has sharp in it, by which the server
# draws the pictures that links to tickets show.
FROM ${BASE} AS source
ARG NPM_CONFIG_REGISTRY
ENV NPM_CONFIG_IGNORE_SCRIPTS=true NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
COPY client/package.json client/
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npm ci --workspace=client --include-workspace-root
COPY client client

# For `skaffold dev`: the sources, which it copies in as they are edited, and Next.js's own development server.
FROM source AS development
# Kubernetes mounts a volume on .next/cache, and would make what is above it root's, where the server has to write.
RUN mkdir -p /app/client/.next/cache \
 && chown -R 10001:10001 /app/client
USER 10001:10001
WORKDIR /app/client
EXPOSE 3000
CMD ["node", "/app/node_modules/next/dist/bin/next", "dev"]

FROM source AS built
# What is installed runs no script; this is our own, whose second half lays the browser's part beside the server's.
RUN npm run build --workspace=client --ignore-scripts=false \
 && test -d client/.next/standalone/client/.next/static

FROM ${BASE} AS production
ARG VERSION=development
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="ticketing/client" \
      org.opencontainers.image.description="The client of the ticket marketplace" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}"
# HOSTNAME is where it listens, and otherwise the name of the pod.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
COPY --from=built /app/client/.next/standalone /app
WORKDIR /app/client
USER 10001:10001
EXPOSE 3000
CMD ["node", "server.js"]
