package io.github.imagesync.registry.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagesync.oci.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A registry on a real socket, and a plain client to talk to it.
final class RunningRegistry implements AutoCloseable {

  static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  final EmbeddedRegistry registry;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningRegistry(Path folder, EmbeddedOptions options) throws IOException {
    this.registry = EmbeddedRegistry.start(0, folder, options);
  }

  RunningRegistry(Path folder) throws IOException {
    this(folder, EmbeddedOptions.defaults());
  }

  /// Sends a request; `headers` are names and values in turn.
  HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers)
      throws Exception {
    var uri = URI.create("http://" + registry.host()).resolve(path);
    var request = HttpRequest.newBuilder(uri).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
    return send(method, path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  HttpResponse<byte[]> head(String path) throws Exception {
    return send("HEAD", path);
  }

  HttpResponse<byte[]> put(String path, byte[] content, String... headers) throws Exception {
    return send("PUT", path, BodyPublishers.ofByteArray(content), headers);
  }

  /// Pushes a blob in one request.
  Digest pushBlob(String name, byte[] content) throws Exception {
    var digest = Digest.of(content);
    var answer =
        send(
            "POST",
            "/v2/" + name + "/blobs/uploads/?digest=" + digest,
            BodyPublishers.ofByteArray(content));
    requireStatus(201, answer);
    return digest;
  }

  /// Pushes an image of an empty config and this layer, under a tag.
  Digest pushImage(String name, String tag, String layer) throws Exception {
    var manifest = image(name, layer, "");
    requireStatus(201, pushManifest(name, tag, manifest));
    return Digest.of(manifest);
  }

  HttpResponse<byte[]> pushManifest(String name, String reference, byte[] manifest)
      throws Exception {
    return put("/v2/" + name + "/manifests/" + reference, manifest, "Content-Type", OCI_MANIFEST);
  }

  /// Pushes config and layer and gives the manifest that belongs to them; `fields` are added to it,
  /// each followed by a comma.
  byte[] image(String name, String layer, String fields) throws Exception {
    pushBlob(name, bytes("{}"));
    pushBlob(name, bytes(layer));
    return bytes(
        """
        {"schemaVersion":2,"mediaType":"%s",%s"config":%s,"layers":[%s]}\
        """
            .formatted(
                OCI_MANIFEST,
                fields,
                descriptor("application/vnd.example.config", bytes("{}")),
                descriptor("application/vnd.oci.image.layer.v1.tar", bytes(layer))));
  }

  /// Opens an upload and gives its location.
  String openUpload(String name) throws Exception {
    var answer = send("POST", "/v2/" + name + "/blobs/uploads/");
    requireStatus(202, answer);
    return header(answer, "Location");
  }

  static String descriptor(String mediaType, byte[] content) {
    return """
    {"mediaType":"%s","digest":"%s","size":%d}\
    """
        .formatted(mediaType, Digest.of(content), content.length);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("(no " + name + ")");
  }

  static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /// The code of the first error.
  static String code(HttpResponse<byte[]> answer) throws IOException {
    return json(answer).path("errors").path(0).path("code").asText();
  }

  private static void requireStatus(int status, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(
          answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    registry.close();
  }
}
