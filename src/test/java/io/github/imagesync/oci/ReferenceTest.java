package io.github.imagesync.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imagesync.oci.MalformedReference.Part;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

  private static final String SHA256 = "sha256:" + "0a".repeat(32);
  private static final String SHA512 = "sha512:" + "0b".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "alpine, docker.io/library/alpine:latest",
    "alpine:3, docker.io/library/alpine:3",
    "docker.io/alpine, docker.io/library/alpine:latest",
    "Docker.IO/alpine, docker.io/library/alpine:latest",
    "index.docker.io/alpine:3, docker.io/library/alpine:3",
    "a/b/c:1, docker.io/a/b/c:1",
    "localhost/x, localhost/x:latest",
    "localhost:5000/x:1, localhost:5000/x:1",
    "localhost:5000, docker.io/library/localhost:5000",
    "h:80/x, h:80/x:latest",
    "H.IO:443/x:V1, h.io:443/x:V1",
    "[::1]:5000/a/b:1, [::1]:5000/a/b:1",
    "[2001:DB8::1]/a:1, [2001:db8::1]/a:1",
    "127.0.0.1:5000/a, 127.0.0.1:5000/a:latest",
    "1.10:2, docker.io/library/1.10:2",
    "x.io/a__b/c--d/e.f_g:1, x.io/a__b/c--d/e.f_g:1",
    "oci:./images, oci:./images:latest",
    "oci:/abs/images:1, oci:/abs/images:1",
    "oci:images:1, oci:images:1",
    "oci:/at@path/x:1, oci:/at@path/x:1",
  })
  void a_reference_is_read_as_docker_pull_reads_it(String text, String full) {
    assertThat(Reference.parse(text)).hasToString(full);
    assertThat(Reference.parse(full)).isEqualTo(Reference.parse(text));
  }

  @Test
  void a_digest_decides_and_the_tag_beside_it_is_only_said() {
    var both = Reference.parse("h.io/x:1@" + SHA256);

    assertThat(both.target()).isEqualTo(Digest.parse(SHA256));
    assertThat(both).hasToString("h.io/x:1@" + SHA256);
    assertThat(Reference.parse("h.io/x@" + SHA512).tag()).isNull();
    assertThat(Reference.parse("oci:/a@b/c@" + SHA512)).hasToString("oci:/a@b/c@" + SHA512);
    assertThat(Reference.parse("h.io/x").target()).isEqualTo(new Tag("latest"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    ":1, EMPTY",
    "h.io, LOOKS_LIKE_HOST",
    "h.io:5000, LOOKS_LIKE_HOST",
    "10.0.0.1, LOOKS_LIKE_HOST",
    "h.io/, PATH",
    "h.io//x, PATH",
    "/x, PATH",
    "h.io/x/, PATH",
    "h.io/a___b, PATH",
    "h.io/a..b, PATH",
    "h.io/-a, PATH",
    "h.io/a b, PATH",
    "h.io/ä, PATH",
    "h.io/X, UPPER_CASE",
    "Nginx, UPPER_CASE",
    "-h.io/x, REGISTRY",
    "h_x.io/x, REGISTRY",
    "h.io:/x, REGISTRY",
    "h.io:0/x, REGISTRY",
    "h.io:65536/x, REGISTRY",
    "h.io:123456/x, REGISTRY",
    "[::1/x, REGISTRY",
    "::1/x, REGISTRY",
    "https://h.io/x, SCHEME",
    "docker://x, SCHEME",
    "h.io/x:, TAG",
    "h.io/x:-a, TAG",
    "h.io/x:a:b, TAG",
    "h.io/x:ä, TAG",
    "h.io/x@, DIGEST",
    "h.io/x@sha256:abc, DIGEST",
    "h.io/x@md5:abc, DIGEST",
    "oci:, PATH",
  })
  void what_is_no_reference_says_which_part_is_wrong(String text, Part part) {
    assertThatExceptionOfType(MalformedReference.class)
        .isThrownBy(() -> Reference.parse(text))
        .satisfies(e -> assertThat(e.part()).isEqualTo(part));
  }

  @Test
  void what_a_reference_prints_is_read_as_the_same_reference() {
    var random = new Random(42);
    for (int round = 0; round < 5_000; round++) {
      var reference = random(random);
      assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
    }
  }

  private static Reference random(Random random) {
    var hosts =
        List.of("docker.io", "q.io", "localhost", "h:5000", "[::1]:80", "a-b.c1.example:65535");
    var host = hosts.get(random.nextInt(hosts.size()));
    var path = new StringBuilder(word(random, "abcxyz019"));
    for (int i = host.equals("docker.io") ? -1 : random.nextInt(3) - 1; i < 1; i++) {
      path.append(random.nextBoolean() ? "/" : separator(random)).append(word(random, "abc09"));
    }
    var name = host.equals("docker.io") ? "ns/" + path : path.toString();
    var tag = random.nextBoolean() ? new Tag(word(random, "aZ09_")) : null;
    var digest =
        tag == null || random.nextBoolean()
            ? Digest.of(new byte[] {(byte) random.nextInt()})
            : null;
    return new Reference(new Repository(host, name), tag, digest);
  }

  private static String separator(Random random) {
    return List.of(".", "_", "__", "-", "---").get(random.nextInt(5));
  }

  private static String word(Random random, String letters) {
    var word = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  @Test
  void long_texts_are_refused_and_break_nothing() {
    for (var text :
        List.of(
            "a.".repeat(100_000) + "io/x",
            "a.".repeat(100_000) + "io",
            "a".repeat(100_000),
            "h.io/" + "a-".repeat(100_000) + "a",
            "h.io/x:" + "a".repeat(100_000),
            "[" + ":".repeat(100_000) + "]/x",
            "h.io/" + "a/".repeat(100_000) + "a")) {
      assertThatExceptionOfType(MalformedReference.class).isThrownBy(() -> Reference.parse(text));
    }
  }

  @Test
  void random_texts_are_references_or_malformed() {
    var random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        text.append("ab1.:/@-_[]oci ".charAt(random.nextInt(15)));
      }
      try {
        var reference = Reference.parse(text.toString());
        assertThat(Reference.parse(reference.toString())).isEqualTo(reference);
      } catch (MalformedReference e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
