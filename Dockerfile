# syntax=docker/dockerfile:1
# docker build --tag kportal .
# docs/operations.md says how it is run: as nobody in particular, with a root that is read-only, and a volume for its data.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install --yes --no-install-recommends make maven && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY pom.xml Makefile LICENSE README.md CHANGELOG.md ./
COPY src/main src/main
COPY templates templates
COPY static static
COPY docs docs
COPY ops ops
RUN --mount=type=cache,target=/root/.m2 make dist
RUN mkdir /opt/kportal \
 && tar --extract --file target/dist/kportal-*.tar.gz --directory /opt/kportal --strip-components 1

FROM debian:stable-slim
COPY --from=build /opt/kportal /opt/kportal
RUN install --directory --mode 700 --owner 10001 --group 10001 /var/lib/kportal
ENV HOST=0.0.0.0 PORT=8080 DATA_DIR=/var/lib/kportal
USER 10001:10001
WORKDIR /var/lib/kportal
VOLUME /var/lib/kportal
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["/opt/kportal/bin/kportal-health"]
ENTRYPOINT ["/opt/kportal/bin/kportal"]
