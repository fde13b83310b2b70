package io.github.imagesync.document;

import static io.github.imagesync.document.Texts.mapping;
import static io.github.imagesync.document.Texts.said;
import static io.github.imagesync.document.Texts.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.document.Node.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {

  @Test
  void keys_are_texts_as_they_are_written() {
    var root = mapping(yaml("1.10: a\ntrue: b\nnull: c\n0x1F: d\nnginx:1.0: e\n\"q\": f\n"));

    assertThat(root.entries().stream().map(Entry::key))
        .containsExactly("1.10", "true", "null", "0x1F", "nginx:1.0", "q");
  }

  @Test
  void every_key_and_value_knows_its_line_and_column() {
    var root = mapping(yaml("# c\na:   'b'\n€: \n  - x\n  - y: {z: 1}\n"));

    assertThat(root.entries().get(0).place()).hasToString("f.yaml:2:1");
    assertThat(root.entries().get(0).value().place()).hasToString("f.yaml:2:6");
    assertThat(root.entries().get(1).place()).hasToString("f.yaml:3:1");
    var list = (Node.Sequence) root.entries().get(1).value();
    assertThat(list.items().get(0).place()).hasToString("f.yaml:4:5");
    assertThat(list.items().get(1).place()).hasToString("f.yaml:5:5");
  }

  @ParameterizedTest
  @CsvSource({
    "1.10, a number",
    "-3e4, a number",
    "0o17, a number",
    ".inf, a number",
    "true, true or false",
    "False, true or false",
    "~, null",
    "null, null",
    "yes, a text",
    "on, a text",
    "1.2.3, a text",
    "'\"1\"', a text",
    "v1, a text",
    "-, a list",
    "0b1, a text",
    "- 1, a list",
    "2024-01-01, a text",
    "1:30, a text"
  })
  void a_plain_value_has_the_type_of_the_core_schema(String value, String kind) {
    assertThat(mapping(yaml("k:\n  " + value + "\n")).entries().getFirst().value().kind())
        .isEqualTo(kind);
  }

  @Test
  void an_explicit_text_is_a_text_and_other_types_are_refused() {
    assertThat(mapping(yaml("a: !!str 1\n")).entries().getFirst().value().kind())
        .isEqualTo("a text");
    assertThat(said(yaml("a: !!binary aGk=\nb: !x y\n")))
        .containsExactly("f.yaml:1:4 yaml-type", "f.yaml:2:4 yaml-type");
  }

  @Test
  void aliases_and_anchors_are_refused_each_at_its_place() {
    assertThat(said(yaml("a: &x b\nc: *x\n<<: *x\n*x : d\n")))
        .containsExactly(
            "f.yaml:1:4 alias", "f.yaml:2:4 alias", "f.yaml:3:5 alias", "f.yaml:4:1 alias");
  }

  @Test
  void a_key_that_is_no_text_is_refused_and_the_rest_is_read() {
    var document = yaml("? [a, b]\n: c\nd: e\n");

    assertThat(said(document)).containsExactly("f.yaml:1:3 key-type");
    assertThat(mapping(document).entries()).hasSize(1);
  }

  @Test
  void a_tab_is_named() {
    var document = yaml("a:\n\tb: c\n");

    assertThat(said(document)).containsExactly("f.yaml:2:1 syntax");
    assertThat(document.problems().getFirst().message()).contains("tab").contains("spaces");
  }

  @Test
  void one_document_a_file() {
    assertThat(said(yaml("a: b\n---\nc: d\n"))).containsExactly("f.yaml:2:1 trailing-content");
    assertThat(yaml("---\na: b\n...\n").problems()).isEmpty();
  }

  @Test
  void an_empty_document_is_none() {
    assertThat(yaml("# only\n").root()).isEmpty();
    assertThat(yaml("---\n").root()).isEmpty();
    assertThat(yaml("---\n").problems()).isEmpty();
  }

  @Test
  void a_key_that_stands_twice_is_reported_with_both_places() {
    var document = yaml("a: b\n\"a\": c\n");

    assertThat(said(document)).containsExactly("f.yaml:2:1 duplicate-key");
    assertThat(document.problems().getFirst().other()).contains(new Place("f.yaml", 1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: b: c      | 1:5
          a: [b, c     | 1:9
          a: "b        | 1:7
          a: b }       | ok
          }            | 1:1
          a: @b        | 1:4
          %YAML 9      | 1:1
          """)
  void a_broken_text_gets_one_problem(String text, String at) {
    var document = yaml(text);

    if (at.equals("ok")) {
      assertThat(document.problems()).isEmpty();
    } else {
      assertThat(document.problems()).hasSize(1);
      assertThat(document.problems().getFirst().code().id()).isEqualTo("syntax");
      assertThat(document.problems().getFirst().place().line()).isEqualTo(1);
    }
  }

  @Test
  void a_control_character_is_named_with_its_place() {
    var document = yaml("a: b\nc: d\u0001e\n");

    assertThat(said(document)).containsExactly("f.yaml:2:5 syntax");
    assertThat(document.problems().getFirst().message()).contains("U+0001");
  }
}
