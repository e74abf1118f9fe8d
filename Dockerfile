# The whole product in one image: docker run retake (serve), … retake api, … retake worker, … retake keys create …
#
# Its own source is Apache-2.0, but it brings a binary of FFmpeg, x264 and x265 under the GPLv3 (see NOTICE): whoever passes
# the image on passes that on, too, and owes its recipients the corresponding source.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs \
 && npm prune --omit=dev --no-audit --no-fund \
 # Networks run on the processor of this platform; the package brings those of all.
 && rm -rf node_modules/onnxruntime-node/bin/*/darwin node_modules/onnxruntime-node/bin/*/win32

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="Retake" \
      org.opencontainers.image.description="Self-hosted server for prompt-driven video editing" \
      org.opencontainers.image.licenses="Apache-2.0 AND GPL-3.0-only"
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    METRICS_HOST=0.0.0.0 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/retake /app/LICENSE /app/NOTICE /app/.env.example ./
COPY --from=build /app/dist ./dist
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/scripts/healthcheck.mjs /app/scripts/make-bucket.mjs ./scripts/
# The program is root's and stays as it is; only /data, and /tmp, are ever written, so that the rest can be read-only.
RUN install --directory --owner=node --group=node --mode=700 /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "scripts/healthcheck.mjs"]
ENTRYPOINT ["node", "retake"]
CMD ["serve"]
