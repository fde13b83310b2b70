package io.github.imagesync.testing;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.github.imagesync.oci.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/// Images as a real build tool makes and pushes them: jib, from scratch, one layer a text.
public final class JibImages {

  private JibImages() {}

  /// Builds an image for these architectures (Docker's manifest list where there are several: jib
  /// 0.28 makes no OCI index) and pushes it; returns the digest that jib reports. `folder` takes
  /// the layers' files and jib's cache.
  public static Digest push(
      Path folder,
      String reference,
      ImageFormat format,
      List<String> architectures,
      String... texts)
      throws Exception {
    var platforms = new LinkedHashSet<Platform>();
    architectures.forEach(architecture -> platforms.add(new Platform(architecture, "linux")));
    var image = Jib.fromScratch().setFormat(format).setPlatforms(platforms);
    for (int i = 0; i < texts.length; i++) {
      var file = Files.writeString(folder.resolve("layer-" + i + ".txt"), texts[i]);
      image.addLayer(List.of(file), AbsoluteUnixPath.get("/" + i));
    }
    var container =
        image.containerize(
            Containerizer.to(RegistryImage.named(reference))
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(folder.resolve("base"))
                .setApplicationLayersCache(folder.resolve("layers"))
                .addEventHandler(LogEvent.class, _ -> {}));
    return Digest.parse(container.getDigest().toString());
  }
}
