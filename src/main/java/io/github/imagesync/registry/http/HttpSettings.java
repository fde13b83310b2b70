package io.github.imagesync.registry.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How registries are asked. `connections` counts those to one host at a time; `retries` the tries
/// after the first; `connect` bounds connecting and the TLS handshake each; `stall` is how long a
/// connection may stay silent; `patience` how long one request waits in all where a registry asks
/// to be left alone.
public record HttpSettings(
    int connections,
    int retries,
    Duration connect,
    Duration stall,
    Duration patience,
    Optional<Path> caFile,
    Proxies proxies,
    String userAgent) {

  public HttpSettings {
    if (connections < 4 || retries < 0) {
      throw new IllegalArgumentException(
          "at least 4 connections to a host, and no fewer than 0 retries");
    }
  }

  /// 32 connections to a host, 3 retries, a minute of silence, five minutes of patience.
  public static HttpSettings usual(String version, Map<String, String> environment) {
    return new HttpSettings(
        32,
        3,
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Optional.empty(),
        Proxies.of(environment),
        "image-sync/" + version);
  }

  public HttpSettings withRetries(int times) {
    return new HttpSettings(
        connections, times, connect, stall, patience, caFile, proxies, userAgent);
  }

  public HttpSettings withConnect(Duration longest) {
    return new HttpSettings(
        connections, retries, longest, stall, patience, caFile, proxies, userAgent);
  }

  public HttpSettings withStall(Duration silence) {
    return new HttpSettings(
        connections, retries, connect, silence, patience, caFile, proxies, userAgent);
  }

  /// Trusts the certificates in this PEM file, beside the system's.
  public HttpSettings withCaFile(Path pem) {
    return new HttpSettings(
        connections, retries, connect, stall, patience, Optional.of(pem), proxies, userAgent);
  }
}
