package io.github.imagesync.registry.layout;

import io.github.imagesync.oci.Descriptor;
import io.github.imagesync.oci.Digest;
import io.github.imagesync.oci.Manifest;
import io.github.imagesync.oci.MediaType;
import io.github.imagesync.oci.Target;
import io.github.imagesync.registry.Destination;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/// The smallest image there can be: an empty config and one layer.
record SmallImage(String layer, String fields) {

  static final MediaType CONFIG = new MediaType("application/vnd.example.config");

  SmallImage(String layer) {
    this(layer, "");
  }

  /// The same with a subject, and so a referrer of it.
  SmallImage about(Digest subject) {
    return new SmallImage(
        layer,
        "\"subject\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":1},"
            .formatted(MediaType.OCI_MANIFEST, subject));
  }

  Manifest manifest() {
    var text =
        "{\"schemaVersion\":2,%s\"config\":%s,\"layers\":[%s]}"
            .formatted(fields, json(config()), json(layerBlob()));
    return Manifest.parse(bytes(text), MediaType.OCI_MANIFEST);
  }

  static Descriptor config() {
    return blob(CONFIG, "{}");
  }

  Descriptor layerBlob() {
    return blob(MediaType.OCI_LAYER_GZIP, layer);
  }

  Manifest pushTo(Destination destination, Target target) {
    upload(destination, config(), "{}");
    upload(destination, layerBlob(), layer);
    var manifest = manifest();
    destination.push(manifest, target);
    return manifest;
  }

  static Manifest indexOf(Manifest child) {
    var text =
        "{\"schemaVersion\":2,\"manifests\":[%s]}"
            .formatted(json(new Descriptor(child.mediaType(), child.digest(), child.size())));
    return Manifest.parse(bytes(text), MediaType.OCI_INDEX);
  }

  static long upload(Destination destination, Descriptor blob, String content) {
    return destination.startUpload().send(blob, () -> new ByteArrayInputStream(bytes(content)));
  }

  static Descriptor blob(MediaType type, String content) {
    return new Descriptor(type, Digest.of(bytes(content)), bytes(content).length);
  }

  static String json(Descriptor descriptor) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(descriptor.mediaType(), descriptor.digest(), descriptor.size());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
