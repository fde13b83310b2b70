package io.github.imagesync.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The config repository's files at its two commits.
record SampleRules(Path folder, String source, String mirror) {

  /// Most of what rules can say.
  void writeFirst() throws IOException {
    write(
        "images.json",
        """
        // Source on the left, destination on the right.
        {
          "SOURCE/library/nginx:1.27,1.28": "MIRROR/web/nginx",      // two tags
          "SOURCE/library/httpd": "MIRROR/web/httpd",                // all tags
          "SOURCE/library/redis:/^7\\\\./": "MIRROR/data/redis",       // tags that match
          "SOURCE/library/postgres:16": "MIRROR/data/postgres:16-approved",
          "SOURCE/library/alpine:3.20": ["MIRROR/base/alpine", "MIRROR/team/alpine"],
          "MIRROR/base/alpine:3.20": "MIRROR/release/alpine:stable", // follows the rule above
        }
        """);
    write(
        "rules/tools.yaml",
        """
        # An index of two platforms, with its signature.
        SOURCE/tools/kit:1.0:
          to: MIRROR/tools/kit
          referrers: true
        # No image at all: a registry does not mind, and neither do we.
        SOURCE/charts/app: MIRROR/charts/app
        """);
  }

  /// One more rule; nothing else changes.
  void writeSecond() throws IOException {
    write("rules/databases.yaml", "SOURCE/library/mysql:8: MIRROR/data/mysql\n");
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace("SOURCE", source).replace("MIRROR", mirror));
  }
}
