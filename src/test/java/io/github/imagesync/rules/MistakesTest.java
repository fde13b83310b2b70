package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.codes;
import static io.github.imagesync.rules.RuleTexts.file;
import static io.github.imagesync.rules.RuleTexts.json;
import static io.github.imagesync.rules.RuleTexts.places;
import static io.github.imagesync.rules.RuleTexts.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {

  @Test
  void ten_mistakes_in_one_file_give_ten_problems_each_at_its_place() {
    var set =
        json(
            """
            {
              // ten mistakes
              "q.io/a:1,2": "h.io/a:1",
              "q.io/b:/[/": "h.io/b",
              "Q/c": "h.io/c",
              "q.io/d:1": ["h.io/d", 4],
              "q.io/e:1": {"to": "h.io/e", "platform": "linux/amd64"},
              "docker://q.io/f:1": "h.io/f",
                "q.io/g:1": "",
              "q.io/h:1": "${HOME}/h",
              "q.io/i:1": "h.io/d",
              "q.io/a:1,2": "h.io/j"
            }
            """);

    assertThat(set.mistakes().stream().map(m -> m.place() + " " + m.code().id()))
        .containsExactly(
            "images.json:3:17 tag-count",
            "images.json:4:3 bad-pattern",
            "images.json:5:3 upper-case",
            "images.json:6:26 destination-type",
            "images.json:7:32 unknown-key",
            "images.json:8:3 scheme",
            "images.json:9:17 no-default-destination",
            "images.json:10:15 variable-not-allowed",
            "images.json:11:3 conflicting-destination",
            "images.json:12:3 duplicate-key");
  }

  @Test
  void a_rule_with_two_mistakes_gives_both() {
    var set = json("{\"q.io/a:-\": [\"H\", \"h.io/:1\"]}");

    assertThat(codes(set.mistakes()))
        .containsExactly("bad-reference", "upper-case", "bad-reference");
    assertThat(places(set.mistakes()))
        .containsExactly("images.json:1:2", "images.json:1:15", "images.json:1:20");
  }

  @Test
  void problems_of_all_files_come_in_the_order_of_the_files() {
    var set =
        RuleSet.parse(
            List.of(
                file("b.yaml", "q.io/a: 5\n"),
                file("a.json", "{"),
                file("c.yml", "q.io/b: [\n"),
                file("d.txt", "")),
            Settings.NONE);

    assertThat(places(set.mistakes()))
        .containsExactly("b.yaml:1:9", "a.json:1:2", "c.yml:2:1", "d.txt:1:1");
  }

  @Test
  void a_conflict_across_files_names_both_places() {
    var set =
        RuleSet.parse(
            List.of(file("a.yaml", "q.io/a:1: h.io/z\n"), file("b.yaml", "\nq.io/b:2: h.io/z:1\n")),
            Settings.NONE);

    assertThat(codes(set.mistakes())).containsExactly("conflicting-destination");
    assertThat(set.mistakes().getFirst())
        .hasToString(
            "b.yaml:2:1: 'h.io/z:1' would be written from 'q.io/a:1' and from 'q.io/b:2'; give one"
                + " of them another tag (see also a.yaml:1:1)");
  }

  @Test
  void a_conflict_inside_one_rule_is_found() {
    assertThat(codes(json("{\"q.io/a:1,2\": \"h.io/a:x,x\"}").mistakes()))
        .containsExactly("conflicting-destination");
  }

  @Test
  void the_same_source_under_one_tag_twice_is_no_conflict() {
    var digest = "@sha256:" + "0".repeat(64);

    assertThat(json("{\"q.io/a:1\": \"h.io/a:x\", \"q.io/a:1,2\": \"h.io/a:x,y\"}").problems())
        .isEmpty();
    assertThat(
            json("{\"q.io/a%s\": \"h.io/a:x\", \"q.io/b%s\": \"h.io/a:x\"}"
                    .formatted(digest, digest))
                .problems())
        .isEmpty();
  }

  @Test
  void different_platforms_under_one_tag_are_a_conflict() {
    var set =
        json(
            "{\"q.io/a:1\": {\"to\": \"h.io/a\", \"platforms\": [\"linux/arm64\"]}, \"q.io/a:1,2\":"
                + " \"h.io/a\"}");

    assertThat(codes(set.mistakes())).containsExactly("conflicting-destination");
  }

  @Test
  void a_rule_that_means_the_same_as_an_earlier_one_counts_once() {
    var set = json("{\"nginx:1\": \"h.io/n\",\n \"docker.io/library/nginx:1\": \"h.io/n:1\"}");

    assertThat(set.rules()).hasSize(1);
    assertThat(codes(set.problems())).containsExactly("repeated-rule");
    assertThat(set.warnings().getFirst().place()).hasToString("images.json:2:2");
    assertThat(set.warnings().getFirst().other()).hasToString("Optional[images.json:1:2]");
  }

  @Test
  void a_cycle_is_named_whole_and_only_once() {
    var set =
        json(
            """
            {
              "x.io/a": "y.io/b",
              "y.io/b": "z.io/c",
              "z.io/c": "x.io/a",
              "z.io/c:1": "w.io/fed"
            }
            """);

    assertThat(codes(set.mistakes())).containsExactly("cycle");
    assertThat(set.mistakes().getFirst().message())
        .contains("x.io/a")
        .contains("y.io/b → z.io/c")
        .doesNotContain("fed");
    assertThat(set.mistakes().getFirst().other()).isPresent();
  }

  @Test
  void tag_to_tag_inside_one_repository_is_no_cycle() {
    assertThat(json("{\"x.io/a:1\": \"x.io/a:2\", \"x.io/a:2\": \"x.io/a:3\"}").problems())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user:s3cret@h.io/a:1",
        "https://user:s3cret@h.io/a",
        "user:s3cret@h.io/a",
        "s3cret@h.io/a:/x/"
      })
  void a_credential_in_a_rule_is_a_mistake_that_does_not_repeat_it(String text) {
    var source = json("{\"%s\": \"h.io/x\"}".formatted(text));
    var destination = json("{\"q.io/x\": \"%s\"}".formatted(text));

    for (var set : List.of(source, destination)) {
      assertThat(codes(set.mistakes())).containsExactly("secret-in-rules");
      assertThat(set.problems().toString()).doesNotContain("s3cret");
    }
  }

  @Test
  void a_credentials_file_that_is_given_as_rules_is_recognised() {
    var set = json("{\"q.io\": {\"username\": \"u\", \"password\": \"s3cret\"}}");

    assertThat(codes(set.mistakes())).contains("secret-in-rules");
    assertThat(set.problems().toString()).doesNotContain("s3cret");
  }

  @Test
  void the_value_of_a_variable_is_in_no_message() {
    for (var value :
        List.of(
            "S3CRET", "s3cret!", "s3cret.x", "a@s3cret/x", "https://s3cret", "h.io/x:s3cret,")) {
      var set =
          RuleSet.parse(
              List.of(file("a.json", "{\"q.io/x:1\": \"${V}\"}")),
              Settings.of(null, null, List.of("V"), Map.of("V", value)));

      assertThat(set.mistakes()).as(value).hasSize(1);
      assertThat(set.mistakes().getFirst().message())
          .doesNotContainIgnoringCase("s3cret")
          .contains("${V}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$V/x", "${V/x", "${}/x", "${V-x}/x", "h.io/${V}$", "$${V}/x"})
  void a_dollar_that_starts_no_variable_says_how_to_write_one(String destination) {
    var set =
        RuleSet.parse(
            List.of(file("a.json", "{\"q.io/x:1\": \"" + destination + "\"}")),
            Settings.of(null, null, List.of("V"), Map.of("V", "h.io")));

    assertThat(codes(set.mistakes())).containsExactly("bad-reference");
    assertThat(set.mistakes().getFirst().message()).contains("${NAME}");
  }

  @Test
  void a_variable_in_a_source_is_refused() {
    assertThat(json("{\"${V}/x:1\": \"h.io/x\"}").mistakes().getFirst().message())
        .contains("destinations only");
  }

  @Test
  void an_empty_variable_counts_as_not_set() {
    var set =
        RuleSet.parse(
            List.of(file("a.json", "{\"q.io/x:1\": \"h.io/x${V}\"}")),
            Settings.of(null, null, List.of("V"), Map.of("V", "")));

    assertThat(codes(set.mistakes())).containsExactly("unset-variable");
  }

  @Test
  void only_the_variables_that_are_used_are_kept() {
    var environment = new HashMap<>(Map.of("A", "h.io", "B", "x"));
    var set =
        RuleSet.parse(
            List.of(file("a.json", "{\"q.io/x:1\": \"${A}/x\"}")),
            Settings.of("d.io", null, List.of("A", "B"), environment));

    assertThat(set.settings()).isEqualTo(Settings.of("d.io", null, List.of("A"), environment));
    assertThat(set.rules().getFirst().written().destination()).isEqualTo("${A}/x");
  }

  @Test
  void an_image_layout_is_refused_where_the_rules_are_not_trusted() {
    var files = List.of(file("a.json", "{\"oci:./in@x/y:1\": \"oci:/out:2\"}"));

    var trusted = RuleSet.parse(files, Settings.NONE);
    assertThat(trusted.problems()).isEmpty();
    assertThat(trusted.rules().getFirst().wanted(List.of()).toString())
        .contains("oci:./in@x/y:1")
        .contains("oci:/out:2");
    assertThat(codes(RuleSet.parse(files, Settings.NONE, Layouts.REFUSED).mistakes()))
        .containsExactly("layout-refused", "layout-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"a\"]", "\"a\"", "5", "null", "true"})
  void a_root_that_is_no_mapping_is_refused(String text) {
    assertThat(codes(json(text).mistakes())).containsExactly("root-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "// x", "{}", "{\"images\": {}}"})
  void a_file_without_rules_is_a_warning(String text) {
    assertThat(codes(json(text).problems())).containsExactly("empty-file");
  }

  @Test
  void the_combined_form_refuses_other_keys() {
    var set = json("{\"image\": {}, \"images\": {\"q.io/a:1\": \"h.io/a\"}}");

    assertThat(codes(set.mistakes())).containsExactly("unknown-key");
    assertThat(set.mistakes().getFirst().message()).contains("did you mean 'images'?");
    assertThat(set.rules()).hasSize(1);
  }

  @Test
  void repositories_may_be_called_images_and_auth() {
    var set =
        json("{\"images:1\": \"h.io/i\", \"images\": {\"to\": \"h.io/j\"}, \"auth\": \"h.io/k\"}");

    assertThat(set.mistakes()).isEmpty();
    assertThat(set.rules()).hasSize(3);
  }

  @Test
  void a_list_of_destinations_is_looked_for_on_its_own_lines() {
    var set = yaml("q.io/a:1:\n  - h.io/a\n  - h.io/b\n");

    assertThat(set.rules().stream().map(rule -> rule.written().place().line()))
        .containsExactly(2, 3);
  }

  @Test
  void too_many_rules_are_refused_where_they_get_too_many() {
    var text =
        IntStream.range(0, 200_002)
            .mapToObj(i -> "q.io/a:" + i + ": h.io/a\n")
            .collect(Collectors.joining());
    var set = yaml(text);

    assertThat(codes(set.mistakes())).containsExactly("too-many-rules");
    assertThat(set.mistakes().getFirst().place().line()).isEqualTo(200_001);
    assertThat(set.rules()).hasSize(200_000);
  }

  @Test
  void too_many_tags_are_refused_too() {
    var tags =
        IntStream.range(0, 300_001).mapToObj(Integer::toString).collect(Collectors.joining(","));
    var set = json("{\"q.io/a:" + tags + "\": \"h.io/a\"}");

    assertThat(codes(set.mistakes())).containsExactly("too-many-rules");
  }

  @Test
  void a_pattern_that_could_take_forever_is_linear() {
    var rule = json("{\"q.io/a:/(a+)+$/\": \"h.io/a\"}").rules().getFirst();

    assertThat(rule.wanted(List.of(new io.github.imagesync.oci.Tag("a".repeat(100) + "b"))))
        .isEmpty();
  }
}
