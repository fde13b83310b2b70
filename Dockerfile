ARG BUILD_IMAGE=eclipse-temurin:25-jdk
ARG RUNTIME_IMAGE=debian:bookworm-slim

# Builds on a JDK; the sources and Maven's files stay in this stage.
FROM ${BUILD_IMAGE} AS build
RUN if ! command -v unzip || ! command -v curl || ! command -v strip; then \
      apt-get update \
      && apt-get install -y --no-install-recommends binutils ca-certificates curl unzip \
      && rm -rf /var/lib/apt/lists/*; \
    fi
WORKDIR /src
COPY . .
# A mirror of Apache's archive, which the Maven wrapper fetches Maven from; and the commit built.
ARG MVNW_REPOURL=
ARG REVISION=unknown
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q -ntp -Dmaven.test.skip=true -Drevision.commit=${REVISION} package
ARG SOURCE_DATE_EPOCH=0
RUN scripts/assemble /opt/image-sync && scripts/layers /opt/image-sync /layers

# Runs on a small Debian as nobody in particular: neither a shell nor a writable file is needed.
# Three layers, by how often they change; the last is not the same in two builds of one commit.
FROM ${RUNTIME_IMAGE}
COPY --from=build /layers/runtime /
COPY --from=build /layers/program /
COPY --from=build /layers/cache /
ENV PATH=/opt/image-sync:/usr/local/bin:/usr/bin:/bin HOME=/tmp
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["image-sync"]
CMD ["ci"]
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="image-sync" \
      org.opencontainers.image.description="Keeps container images in sync between registries from rules kept in Git." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
