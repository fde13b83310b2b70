package io.github.imagesync.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imagesync.oci.Digest.Algorithm;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagAndDigestTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "_x", "v1.0-rc_2", "LATEST"})
  void a_tag_is_word_characters_dots_and_dashes(String text) {
    assertThat(new Tag(text)).hasToString(text);
    assertThat(Tag.isTag(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".x", "-x", "a b", "a/b", "a:b", "ü", "a\n"})
  void what_is_no_tag_is_refused(String text) {
    assertThat(Tag.isTag(text)).isFalse();
    assertThatExceptionOfType(MalformedReference.class).isThrownBy(() -> new Tag(text));
  }

  @Test
  void a_tag_has_at_most_128_characters() {
    assertThat(Tag.isTag("x".repeat(128))).isTrue();
    assertThat(Tag.isTag("x".repeat(129))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256, sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "SHA512, sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
  })
  void a_digest_is_that_of_the_algorithm(Algorithm algorithm, String digest) {
    var abc = "abc".getBytes(StandardCharsets.US_ASCII);

    assertThat(Digest.of(algorithm, abc)).hasToString(digest).isEqualTo(Digest.parse(digest));
    assertThat(Digest.parse(digest).matches(abc)).isTrue();
    assertThat(Digest.parse(digest).matches(new byte[0])).isFalse();
    assertThat(Digest.parse(digest).shortForm()).hasSize(12).doesNotContain(":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sha256", "sha256:", "sha256:00", "SHA256:00", "sha1:00", "sha384:00"})
  void what_is_no_digest_is_refused(String text) {
    assertThatExceptionOfType(MalformedReference.class)
        .isThrownBy(() -> Digest.parse(text))
        .satisfies(e -> assertThat(e.part()).isEqualTo(MalformedReference.Part.DIGEST));
  }

  @Test
  void hex_is_lower_case_and_as_long_as_its_algorithm_gives() {
    assertThatExceptionOfType(MalformedReference.class)
        .isThrownBy(() -> Digest.parse("sha256:" + "A".repeat(64)));
    assertThatExceptionOfType(MalformedReference.class)
        .isThrownBy(() -> Digest.parse("sha512:" + "a".repeat(64)));
    assertThatExceptionOfType(MalformedReference.class)
        .isThrownBy(() -> Digest.parse("sha256:" + "a".repeat(128)));
  }
}
