package io.github.imagesync.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The few requests that fill and look at a registry, over the JDK's client and without any wit: no
/// retry, no token, no code of the program's own client.
public final class PlainClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCEPT =
      MediaType.MANIFESTS.stream().map(MediaType::name).collect(Collectors.joining(", "));

  private final HttpClient http = HttpClient.newHttpClient();
  private final String host;
  private final @Nullable String authorization;

  private PlainClient(String host, @Nullable String authorization) {
    this.host = host;
    this.authorization = authorization;
  }

  /// A client of the registry at `HOST:PORT`.
  public static PlainClient of(String host) {
    return new PlainClient(host, null);
  }

  /// One that shows a user and password with every request.
  public PlainClient as(String username, String password) {
    var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new PlainClient(host, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /// Pushes blobs, then manifests, then the tag.
  public void push(TestImage image, String repository, String tag) {
    pushUntagged(image, repository);
    pushManifest(image.top(), repository, tag);
  }

  /// Pushes an image that only its digest names.
  public void pushUntagged(TestImage image, String repository) {
    image.blobs().forEach((digest, bytes) -> pushBlob(repository, digest, bytes));
    for (var manifest : image.manifests()) {
      pushManifest(manifest, repository, manifest.digest().toString());
    }
  }

  /// Pushes referrers of a subject, and the tag that lists them for registries without the API.
  public void pushReferrers(TestImage subject, List<TestImage> referrers, String repository) {
    referrers.forEach(referrer -> pushUntagged(referrer, repository));
    var tag = subject.digest().toString().replace(':', '-');
    pushManifest(TestImages.referrersIndex(referrers), repository, tag);
  }

  public void pushManifest(Manifest manifest, String repository, String target) {
    var request =
        to("/v2/" + repository + "/manifests/" + target)
            .header("Content-Type", manifest.mediaType().name())
            .PUT(HttpRequest.BodyPublishers.ofByteArray(manifest.content().bytes()));
    expect(201, send(request));
  }

  public void pushBlob(String repository, Digest digest, byte[] bytes) {
    if (hasBlob(repository, digest)) {
      return;
    }
    var opened =
        send(to("/v2/" + repository + "/blobs/uploads/").POST(HttpRequest.BodyPublishers.noBody()));
    expect(202, opened);
    var location = opened.headers().firstValue("Location").orElseThrow();
    var query = (location.contains("?") ? "&" : "?") + "digest=" + digest;
    expect(
        201,
        send(
            to(location + query)
                .header("Content-Type", MediaType.OCTETS.name())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))));
  }

  public boolean hasBlob(String repository, Digest digest) {
    return send(to("/v2/" + repository + "/blobs/" + digest).HEAD()).statusCode() == 200;
  }

  public byte[] blob(String repository, Digest digest) {
    return expect(200, send(to("/v2/" + repository + "/blobs/" + digest))).body();
  }

  /// The manifest's bytes as the registry has them; empty where there is none.
  public Optional<byte[]> manifest(String repository, String target) {
    var answer = send(to("/v2/" + repository + "/manifests/" + target).header("Accept", ACCEPT));
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(expect(200, answer).body());
  }

  /// The digest of what a tag points at, reckoned from the bytes.
  public Optional<Digest> digest(String repository, String target) {
    return manifest(repository, target).map(Digest::of);
  }

  /// The repository's tags in a fresh registry's order; none where there is no such repository.
  public List<String> tags(String repository) {
    var answer = send(to("/v2/" + repository + "/tags/list"));
    var tags = new ArrayList<String>();
    if (answer.statusCode() != 404) {
      try {
        JSON.readTree(expect(200, answer).body())
            .path("tags")
            .forEach(tag -> tags.add(tag.asText()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return tags;
  }

  /// Deletes a manifest or a blob by its digest; `kind` is `manifests` or `blobs`.
  public void delete(String repository, String kind, Digest digest) {
    expect(202, send(to("/v2/" + repository + "/" + kind + "/" + digest).DELETE()));
  }

  private HttpRequest.Builder to(String location) {
    var uri = location.startsWith("/") ? "http://" + host + location : location;
    var request = HttpRequest.newBuilder(URI.create(uri));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<byte[]> expect(int status, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          answer.request().method()
              + " "
              + answer.uri()
              + ": "
              + answer.statusCode()
              + " instead of "
              + status
              + ": "
              + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer;
  }
}
