package io.github.imagesync.document;

import io.github.imagesync.document.Document.Syntax;
import io.github.imagesync.document.Node.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Documents from texts.
final class Texts {

  private Texts() {}

  static Document json(String text) {
    return Document.read("f.json", text.getBytes(StandardCharsets.UTF_8), Syntax.JSON);
  }

  static Document yaml(String text) {
    return Document.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), Syntax.YAML);
  }

  static Mapping mapping(Document document) {
    return (Mapping) document.root().orElseThrow();
  }

  static List<String> said(Document document) {
    return document.problems().stream()
        .map(problem -> problem.place() + " " + problem.code().id())
        .toList();
  }
}
