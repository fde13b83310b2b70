# syntax=docker/dockerfile:1

# Builds on a JDK; the sources and Maven's files stay in this stage.
FROM eclipse-temurin:25-jdk AS build
ARG MVNW_REPOURL=
RUN if ! command -v unzip || ! command -v curl; then \
      apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip \
      && rm -rf /var/lib/apt/lists/*; \
    fi
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 scripts/maven -q -ntp -Dmaven.test.skip=true package

# Runs on the smaller runtime, as nobody in particular.
FROM eclipse-temurin:25-jre
WORKDIR /opt/image-sync
COPY scripts/java.args ./
COPY --from=build /src/target/image-sync.jar ./
COPY --from=build /src/target/lib ./lib
# The cache of loaded classes belongs to one JVM, so it is made here; it is a gain in speed alone.
RUN java @java.args -XX:AOTCacheOutput=/opt/image-sync/image-sync.aot \
      -jar /opt/image-sync/image-sync.jar demo >/dev/null 2>&1 || true
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["java", "@/opt/image-sync/java.args", "-XX:AOTCache=/opt/image-sync/image-sync.aot", \
            "-jar", "/opt/image-sync/image-sync.jar"]
CMD ["--help"]
