package io.github.imagesync.demo;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Repository;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.registry.Destination;
import io.github.imagesync.registry.Destinations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// What jib does not build: an OCI index of two platforms, an artifact of a media type that no
/// registry knows, and a signature that refers to the image it signs.
final class SampleArtifacts {

  private static final MediaType CHART = new MediaType("application/vnd.example.chart.v1+tar");
  private static final String SIGNATURE = "application/vnd.dev.sigstore.bundle.v0.3+json";

  private final Function<String, Destination> repositories;

  SampleArtifacts(Destinations destinations, String registry) {
    this.repositories = path -> destinations.of(Repository.parse(registry + "/" + path));
  }

  /// Pushes all of them; gives their number.
  int push() {
    var tool = repositories.apply("tools/kit");
    var index = index(image(tool, "amd64"), image(tool, "arm64"));
    tool.push(index, new Tag("1.0"));
    var signature = signatureOf(tool, index);
    tool.push(signature, signature.digest());
    var chart = repositories.apply("charts/app");
    chart.push(artifact(chart), new Tag("0.1.0"));
    return 3;
  }

  private static Manifest image(Destination to, String architecture) {
    var config =
        "{\"os\":\"linux\",\"architecture\":\"%s\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
            .formatted(architecture);
    var manifest =
        manifest(
            MediaType.OCI_MANIFEST,
            """
            {"schemaVersion": 2, "mediaType": "%s",
             "config": %s,
             "layers": [%s, %s]}
            """
                .formatted(
                    MediaType.OCI_MANIFEST,
                    blob(to, MediaType.OCI_CONFIG, config),
                    blob(to, MediaType.OCI_LAYER_GZIP, "files of every platform"),
                    blob(to, MediaType.OCI_LAYER_GZIP, "files of " + architecture)));
    to.push(manifest, manifest.digest());
    return manifest;
  }

  private static Manifest index(Manifest amd64, Manifest arm64) {
    return manifest(
        MediaType.OCI_INDEX,
        """
        {"schemaVersion": 2, "mediaType": "%s", "manifests": [
          {"mediaType": "%s", "digest": "%s", "size": %d,
           "platform": {"os": "linux", "architecture": "amd64"}},
          {"mediaType": "%s", "digest": "%s", "size": %d,
           "platform": {"os": "linux", "architecture": "arm64"}}]}
        """
            .formatted(
                MediaType.OCI_INDEX,
                amd64.mediaType(),
                amd64.digest(),
                amd64.size(),
                arm64.mediaType(),
                arm64.digest(),
                arm64.size()));
  }

  private static Manifest signatureOf(Destination to, Manifest signed) {
    return manifest(
        MediaType.OCI_MANIFEST,
        """
        {"schemaVersion": 2, "mediaType": "%s", "artifactType": "%s", "config": %s, "layers": [%s],
         "subject": {"mediaType": "%s", "digest": "%s", "size": %d}}
        """
            .formatted(
                MediaType.OCI_MANIFEST,
                SIGNATURE,
                blob(to, MediaType.OCI_EMPTY, "{}"),
                blob(to, new MediaType(SIGNATURE), "{\"signature\":\"of the demo\"}"),
                signed.mediaType(),
                signed.digest(),
                signed.size()));
  }

  private static Manifest artifact(Destination to) {
    return manifest(
        MediaType.OCI_MANIFEST,
        """
        {"schemaVersion": 2, "mediaType": "%s", "artifactType": "application/vnd.example.chart",
         "config": %s, "layers": [%s]}
        """
            .formatted(
                MediaType.OCI_MANIFEST,
                blob(to, MediaType.OCI_EMPTY, "{}"),
                blob(to, CHART, "a chart")));
  }

  private static Manifest manifest(MediaType type, String json) {
    return Manifest.parse(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /// Uploads a blob; gives its descriptor as JSON.
  private static String blob(Destination to, MediaType type, String content) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var blob = new Descriptor(type, Digest.of(bytes), bytes.length);
    var _ = to.startUpload().send(blob, () -> new ByteArrayInputStream(bytes));
    return "{\"mediaType\": \"%s\", \"digest\": \"%s\", \"size\": %d}"
        .formatted(type, blob.digest(), bytes.length);
  }
}
