package io.github.imagesync.document;

import static io.github.imagesync.document.Texts.json;
import static io.github.imagesync.document.Texts.mapping;
import static io.github.imagesync.document.Texts.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {

  @Test
  void every_key_and_value_knows_its_line_and_column() {
    var root = mapping(json("{\n  \"a\": \"b\",\r\n\t\"ü€\": [1.10, true,\n null]\n}"));

    assertThat(root.place()).hasToString("f.json:1:1");
    assertThat(root.entries().get(0).place()).hasToString("f.json:2:3");
    assertThat(root.entries().get(0).value().place()).hasToString("f.json:2:8");
    assertThat(root.entries().get(1).key()).isEqualTo("ü€");
    assertThat(root.entries().get(1).place()).hasToString("f.json:3:2");
    var list = (Node.Sequence) root.entries().get(1).value();
    assertThat(list.place()).hasToString("f.json:3:8");
    assertThat(list.items())
        .containsExactly(
            new Node.Numeral(new Place("f.json", 3, 9), "1.10"),
            new Node.Truth(new Place("f.json", 3, 15), true),
            new Node.Null(new Place("f.json", 4, 2)));
  }

  @Test
  void columns_count_characters_not_units_of_utf16() {
    var root =
        mapping(json("{\"\uD83D\uDE00\": \"\uD83D\uDE00\", \"a\": \"\uD83D\uDE00\",\n\"b\": 1}"));

    assertThat(root.entries().get(0).value().place()).hasToString("f.json:1:7");
    assertThat(root.entries().get(1).place()).hasToString("f.json:1:12");
    assertThat(root.entries().get(1).value().place()).hasToString("f.json:1:17");
    assertThat(root.entries().get(2).place()).hasToString("f.json:2:1");
    assertThat(said(json("{\"\uD83D\uDE00\" 1}"))).containsExactly("f.json:1:6 syntax");
  }

  @Test
  void places_are_right_far_into_a_long_file() {
    var text = "{\n" + "\"\uD83D\uDE00\": 1,\n".repeat(20_000) + " \"a\": 1, \"b\": 2}";

    assertThat(mapping(json(text)).entries().getLast().place()).hasToString("f.json:20002:10");
  }

  @Test
  void a_byte_order_mark_takes_up_no_column() {
    assertThat(mapping(json("\uFEFF{\"a\": 1}")).entries().getFirst().place())
        .hasToString("f.json:1:2");
  }

  @Test
  void comments_of_three_kinds_and_trailing_commas_are_read_over() {
    var document = json("# a\n// b\n{ /* c\n */ \"k\": [\"v\", ], // d\n}\n# e");

    assertThat(document.problems()).isEmpty();
    assertThat(mapping(document).entries().getFirst().place()).hasToString("f.json:4:5");
  }

  @Test
  void a_text_that_holds_comment_signs_is_a_text() {
    assertThat(mapping(json("{\"a\": \"http://x#y /* z */\"}")).entries().getFirst().value())
        .isEqualTo(new Node.Text(new Place("f.json", 1, 7), "http://x#y /* z */"));
  }

  @Test
  void a_key_that_stands_twice_is_reported_with_both_places_at_every_level() {
    var document = json("{\"a\": {\"b\": 1,\n \"b\": 2},\n \"a\": 3}");

    assertThat(said(document))
        .containsExactly("f.json:2:2 duplicate-key", "f.json:3:2 duplicate-key");
    assertThat(document.problems().getLast().other()).contains(new Place("f.json", 1, 2));
    assertThat(mapping(document).entries()).hasSize(2);
  }

  @Test
  void nothing_but_comments_is_no_document_and_no_problem() {
    assertThat(json(" // nothing\n"))
        .isEqualTo(new Document(java.util.Optional.empty(), java.util.List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": "b"} x       | 1:12 | trailing-content
          {"a": "b"} {}      | 1:12 | trailing-content
          {"a": "b"}}        | 1:11 | trailing-content
          {"a": "b" "c": 1}  | 1:11 | syntax
          {"a" "b"}          | 1:6  | syntax
          {"a": b}           | 1:7  | syntax
          {'a': 1}           | 1:2  | syntax
          {"a": 01}          | 1:8  | syntax
          [1,,2]             | 1:4  | syntax
          "a": "b"           | 1:4  | syntax
          {"a": "b",         | 1:11 | syntax
          {"a": "b           | 1:9  | syntax
          {"a": /* no end    | 1:16 | syntax
          {"a": "\\x"}       | 1:9  | syntax
          """)
  void a_broken_text_gets_one_problem_where_it_breaks(String text, String at, String code) {
    var document = json(text);

    assertThat(document.root().isEmpty() || code.equals("trailing-content")).isTrue();
    assertThat(document.isSound()).isFalse();
    assertThat(document.problems()).hasSize(1);
    assertThat(document.problems().getFirst().code().id()).isEqualTo(code);
    assertThat(document.problems().getFirst().place()).hasToString("f.json:" + at);
  }

  @Test
  void missing_braces_are_named() {
    assertThat(json("\"a\": \"b\"").problems().getFirst().message()).contains("braces");
  }

  @Test
  void a_message_never_quotes_a_value() {
    assertThat(json("{\"password\": s3cret}").problems().toString()).doesNotContain("s3cret");
    assertThat(json("{\"password\": \"s3cret}").problems().toString()).doesNotContain("s3cret");
    assertThat(json("{\"password\": \"s3cret\"\"x\"}").problems().toString())
        .doesNotContain("s3cret");
  }
}
