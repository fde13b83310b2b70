package io.github.imagesync.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.document.Document.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Texts made to break a reader: each gets problems as values, and never an exception.
class HostileTextTest {

  private static Document read(byte[] bytes, Syntax syntax) {
    return Document.read("f", bytes, syntax);
  }

  private static Document read(String text, Syntax syntax) {
    return read(text.getBytes(StandardCharsets.UTF_8), syntax);
  }

  private static String onlyCode(Document document) {
    assertThat(document.problems()).hasSize(1);
    return document.problems().getFirst().code().id();
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void deep_nesting_is_refused(Syntax syntax) {
    for (var text :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "[".repeat(65) + "]".repeat(65),
            "{\"a\":".repeat(65) + "1" + "}".repeat(65))) {
      assertThat(onlyCode(read(text, syntax))).isIn("too-deep", "syntax");
    }
    assertThat(read("[".repeat(64) + "]".repeat(64), syntax).problems()).isEmpty();
  }

  @Test
  void deep_nesting_by_indentation_is_refused() {
    var text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(onlyCode(read(text.toString(), Syntax.YAML))).isEqualTo("too-deep");
    assertThat(onlyCode(read("- ".repeat(5000) + "a", Syntax.YAML))).isEqualTo("too-deep");
    assertThat(onlyCode(read("? ".repeat(5000) + "a", Syntax.YAML))).isEqualTo("too-deep");
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void a_huge_number_is_kept_as_it_is_written(Syntax syntax) {
    var digits = "9".repeat(100_000);
    var root = read("[" + digits + "]", syntax).root().orElseThrow();

    assertThat(((Node.Sequence) root).items().getFirst().toString()).contains(digits);
    assertThat(read("[1e999999999]", syntax).problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void a_file_over_16_mib_is_refused_unread(Syntax syntax) {
    var document = read(new byte[Document.LARGEST_BYTES + 1], syntax);

    assertThat(onlyCode(document)).isEqualTo("too-large");
    assertThat(document.problems().getFirst().message()).contains("16 MiB");
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void too_many_values_are_refused(Syntax syntax) {
    assertThat(onlyCode(read("[" + "1,".repeat(1_000_001) + "1]", syntax))).isEqualTo("too-large");
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void bytes_that_are_not_utf8_are_named_with_their_place(Syntax syntax) {
    var bytes = "{\"ü\":\n \"ab?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xE9;
    var document = read(bytes, syntax);

    assertThat(onlyCode(document)).isEqualTo("encoding");
    assertThat(document.problems().getFirst().place()).hasToString("f:2:5");
    assertThat(onlyCode(read("{\"a\":1}".getBytes(StandardCharsets.UTF_16), syntax)))
        .isEqualTo("encoding");
    assertThat(onlyCode(read(new byte[] {'a', (byte) 0xC3}, syntax))).isEqualTo("encoding");
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void long_lines_and_long_keys_are_read(Syntax syntax) {
    var key = "k".repeat(200_000);
    var text = syntax == Syntax.JSON ? "{\"" + key + "\":1}" : "? " + key + "\n: 1\n";

    assertThat(Texts.mapping(read(text, syntax)).entries().getFirst().key()).isEqualTo(key);
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void unterminated_comments_quotes_and_signs_are_problems_or_texts(Syntax syntax) {
    for (var text :
        List.of(
            "/*",
            "{/*",
            "/",
            "{\"a\":\"\\u12",
            "\"",
            "'",
            "{",
            "}",
            ",",
            ":",
            "-",
            "?",
            "|",
            "&",
            "*",
            "!",
            "%",
            "@",
            "`",
            "\\",
            "\0",
            "\uFEFF",
            "\uFEFF\uFEFF",
            "#",
            "//",
            "--- -",
            "\u2028",
            "\r",
            "\r\n\r",
            "!<",
            "!!",
            "&a",
            "*a",
            "<<: *a",
            "- - -",
            "? ?",
            ": :",
            "[?",
            "{?:",
            "|9\n",
            ">-",
            "\t",
            "%TAG ! x",
            "%YAML 1.1",
            "...",
            "---\n---",
            "- !<x> y",
            "\uD83D\uDE00: 1")) {
      assertThat(read(text, syntax)).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Syntax.class)
  void mutated_and_random_bytes_never_throw(Syntax syntax) {
    var random = new Random(20_260_101);
    var seeds =
        Stream.of(
                "{\n  // c\n  \"a.io/b/c:1\": [\"h.io/b/c\", 'x'], /* d */ \"e\": {\"to\": 1.5e3}\n}\n",
                "# c\na.io/b/c:1: h.io/b/c\nb: &x [1, *x, \"q\\n\"]\n? k\n: |\n  text\n---\n")
            .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
            .toList();
    for (int round = 0; round < 5_000; round++) {
      var bytes = round % 5 == 0 ? noise(random) : mutated(random, seeds.get(round % 2));
      var document = read(bytes, syntax);
      for (var problem : document.problems()) {
        assertThat(problem.place().line()).isPositive();
        assertThat(problem.place().column()).isPositive();
        assertThat(problem.message()).isNotBlank().doesNotContain("\n");
      }
    }
  }

  private static byte[] noise(Random random) {
    var bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(Random random, byte[] seed) {
    var bytes = new ArrayList<Byte>();
    for (byte each : seed) {
      bytes.add(each);
    }
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(3)) {
        case 0 -> bytes.remove(at);
        case 1 -> bytes.add(at, (byte) "{}[],:\"'#/*&!|>-?%\t\n".charAt(random.nextInt(20)));
        default -> bytes.set(at, (byte) random.nextInt(256));
      }
    }
    var array = new byte[bytes.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = bytes.get(i);
    }
    return array;
  }
}
