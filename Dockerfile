FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src src
COPY dialogs dialogs
COPY cards cards
# What is here is built: the commands of docs/ build first, and find nothing to do.
RUN npm run build && npm prune --omit=dev --ignore-scripts && npm pkg set scripts.build=true

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY policy.sample.yaml LICENSE ./
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that a stop signal reaches it and it can finish what it has begun.
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
