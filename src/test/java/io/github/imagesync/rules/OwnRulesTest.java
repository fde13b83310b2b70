package io.github.imagesync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.oci.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules that this repository ships.
class OwnRulesTest {

  private final RuleSet rules = read();

  @Test
  void images_json_has_no_problem_and_no_warning() {
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules()).hasSizeGreaterThan(60);
  }

  @Test
  void images_json_has_chains_from_docker_hub_to_the_mirror() {
    var sources = rules.rules().stream().map(Rule::source).collect(Collectors.toSet());

    var passedOn = rules.rules().stream().map(Rule::destination).filter(sources::contains);

    assertThat(passedOn)
        .contains(Repository.parse("kubesphere/tower"), Repository.parse("kubesphere/kiali"));
  }

  private static RuleSet read() {
    try {
      var file = new RuleFile("images.json", Files.readAllBytes(Path.of("images.json")));
      return RuleSet.parse(List.of(file), Settings.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
