package io.github.imagesync.rules;

import static io.github.imagesync.rules.RuleTexts.codes;
import static io.github.imagesync.rules.RuleTexts.json;
import static io.github.imagesync.rules.RuleTexts.places;
import static io.github.imagesync.rules.RuleTexts.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Platform;
import io.github.imagesync.oci.Tag;
import io.github.imagesync.rules.RuleOptions.Referrers;
import io.github.imagesync.rules.RuleOptions.WhenEmpty;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectFormTest {

  private static List<String> selected(RuleSet set, String... tags) {
    assertThat(set.mistakes()).isEmpty();
    return set.rules().getFirst().wanted(Stream.of(tags).map(Tag::new).toList()).stream()
        .map(wanted -> String.valueOf(wanted.source().tag()))
        .toList();
  }

  @Test
  void the_object_form_means_the_same_as_the_short_form() {
    var shortForm = json("{\"q.io/a:1,2\": [\"h.io/a\", \"h.io/b\"]}");
    var objectForm =
        json("{\"q.io/a\": {\"to\": [\"h.io/a\", \"h.io/b\"], \"tags\": [\"2\", \"1\"]}}");

    assertThat(objectForm.problems()).isEmpty();
    assertThat(RuleDiff.between(shortForm, objectForm).isEmpty()).isTrue();
    assertThat(objectForm.rules()).hasSize(2);
  }

  @Test
  void options_are_read() {
    var set =
        json(
            "{\"q.io/a:/x/\": {\"to\": \"h.io/a\", \"platforms\": [\"linux/arm64\"], \"allowEmpty\": true,"
                + " \"referrers\": true}}");

    assertThat(set.problems()).isEmpty();
    assertThat(set.rules().getFirst().options())
        .isEqualTo(
            new RuleOptions(
                List.of(Platform.parse("linux/arm64")), WhenEmpty.ALLOW, Referrers.COPY));
  }

  @Test
  void a_pattern_that_may_match_nothing_is_no_failure() {
    var rule =
        json("{\"q.io/a:/x/\": {\"to\": \"h.io/a\", \"allowEmpty\": true}}").rules().getFirst();

    assertThat(rule.select(List.of(new Tag("1")))).isEqualTo(new Selection.Found(List.of()));
  }

  @Test
  void numbers_are_tags_as_they_are_written() {
    assertThat(selected(yaml("q.io/a: {to: h.io/a, tags: [1.10, 2]}\n")))
        .containsExactly("1.10", "2");
  }

  @Test
  void a_semver_range_selects_versions_and_no_pre_releases() {
    var set = json("{\"q.io/a\": {\"to\": \"h.io/a\", \"semver\": \">=1.2.0 <2\"}}");

    assertThat(
            selected(
                set,
                "1.1.9",
                "1.2.0",
                "v1.3.0",
                "1.4.0-rc1",
                "1.5.0-alpine",
                "2.0.0",
                "1.3",
                "latest",
                "1.9.9"))
        .containsExactly("1.2.0", "v1.3.0", "1.9.9");
  }

  @Test
  void a_semver_range_that_names_a_pre_release_selects_those_of_that_version() {
    var set = json("{\"q.io/a\": {\"to\": \"h.io/a\", \"semver\": \">=1.2.0-rc.1\"}}");

    assertThat(selected(set, "1.2.0-rc.2", "1.2.0", "1.3.0-rc.1"))
        .containsExactly("1.2.0-rc.2", "1.2.0");
  }

  @Test
  void exclude_takes_tags_and_patterns_out_of_a_selection() {
    var all = json("{\"q.io/a\": {\"to\": \"h.io/a\", \"exclude\": [\"latest\", \"/-rc/\"]}}");
    var some = json("{\"q.io/a:/^1/\": {\"to\": \"h.io/a\", \"exclude\": \"1.0\"}}");

    assertThat(selected(all, "1", "latest", "1-rc1", "latest2")).containsExactly("1", "latest2");
    assertThat(selected(some, "1.0", "1.1", "2.0")).containsExactly("1.1");
  }

  @Test
  void selectors_that_mean_the_same_are_equal() {
    var text =
        "{\"q.io/a\": {\"to\": \"h.io/a\", \"semver\": \"^1\", \"exclude\": [\"/x/\", \"1.0.0\"]}}";

    assertThat(json(text).rules().getFirst().effective())
        .isEqualTo(json("\n\n" + text).rules().getFirst().effective())
        .isNotEqualTo(json(text.replace("/x/", "/y/")).rules().getFirst().effective())
        .isNotEqualTo(json(text.replace("^1", "^2")).rules().getFirst().effective());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "to": "h.io/a", "tag": "1"                          | 30 | unknown-key         | did you mean 'tags'
          "to": "h.io/a", "zzzzzzzz": "1"                     | 30 | unknown-key         | to, tags, exclude
          "to": "h.io/a", "allowempty": true                  | 30 | unknown-key         | 'allowEmpty'
          "to": "h.io/a", "password": "x"                     | 30 | secret-in-rules     | auth.json
          "tags": "1"                                         | 13 | no-destination      | 'to' is missing
          "to": 5                                             | 20 | destination-type    | a number
          "to": []                                            | 20 | no-destination      | empty
          "to": "h.io/a", "tags": true                        | 38 | option-type         | 'tags'
          "to": "h.io/a", "tags": []                          | 38 | option-type         | 'tags'
          "to": "h.io/a", "tags": ["1", null]                 | 38 | option-type         | 'tags'
          "to": "h.io/a", "tags": ["1", "/2/"]                | 38 | bad-pattern         | pattern
          "to": "h.io/a", "tags": ["/1/", "/2/"]              | 38 | bad-pattern         | '/1|2/'
          "to": "h.io/a", "tags": ""                          | 38 | empty-tag           | tag
          "to": "h.io/a:x", "tags": "/1/"                     | 20 | destination-tag-with-pattern | tag
          "to": "h.io/a:x", "semver": "^1"                    | 20 | destination-tag-with-pattern | tag
          "to": "h.io/a", "semver": "banana"                  | 40 | bad-range           | '>=1.20.0
          "to": "h.io/a", "semver": ""                        | 40 | bad-range           | range
          "to": "h.io/a", "semver": ">=x <y"                  | 40 | bad-range           | range
          "to": "h.io/a", "semver": ["^1", "^2"]              | 40 | option-type         | one text
          "to": "h.io/a", "semver": "^1", "tags": "1"         | 30 | option-conflict     | leave one out
          "to": "h.io/a", "tags": "1", "exclude": "1"         | 43 | option-conflict     | exclude
          "to": "h.io/a", "exclude": "/[/"                    | 41 | bad-pattern         | RE2
          "to": "h.io/a", "platforms": ["linux"]              | 43 | bad-platform        | OS/ARCH
          "to": "h.io/a", "platforms": ["linux/a", "linux/b"] | 43 | several-platforms   | name one
          "to": "h.io/a", "allowEmpty": "yes"                 | 44 | option-type         | true or false
          """)
  void a_mistake_in_an_object_names_its_place(String inside, int column, String code, String said) {
    var set = json("{\"q.io/a\":  {" + inside + "}}");

    assertThat(codes(set.mistakes())).containsExactly(code);
    assertThat(set.mistakes().getFirst().message()).contains(said);
    assertThat(set.mistakes().getFirst().place().column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource({"tags,/1/", "semver,^1"})
  void tags_in_the_source_and_in_the_object_are_refused(String key, String value) {
    var set = json("{\"q.io/a:1\": {\"to\": \"h.io/a\", \"%s\": \"%s\"}}".formatted(key, value));

    assertThat(codes(set.mistakes())).containsExactly("option-conflict");
    assertThat(places(set.mistakes())).containsExactly("images.json:1:31");
    assertThat(set.mistakes().getFirst().message()).contains("'" + key + "'");
  }

  @Test
  void an_empty_to_is_the_default_destination() {
    var set =
        RuleSet.parse(
            List.of(RuleTexts.file("a.json", "{\"q.io/x/a\": {\"to\": \"\", \"tags\": \"1\"}}")),
            Settings.of("d.io", "ns", List.of(), java.util.Map.of()));

    assertThat(set.problems()).isEmpty();
    assertThat(set.rules().getFirst().destination()).hasToString("d.io/ns/a");
  }
}
