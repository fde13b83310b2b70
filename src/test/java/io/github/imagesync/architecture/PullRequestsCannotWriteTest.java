package io.github.imagesync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imagesync.registry.Destinations;
import io.github.imagesync.registry.Sources;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A pull request's job has no way to a registry's writing side.
class PullRequestsCannotWriteTest {

  private static final String JOB = Room.JOB.root() + ".ValidateJob";
  private static final String ON_GITHUB = Room.GITHUB.root() + ".PullRequestRun";

  @Test
  void nothing_that_ValidateJob_reaches_can_write() {
    assertThat(writersReachedFrom(JOB)).isEmpty();
  }

  @Test
  void nothing_that_a_pull_request_reaches_on_GitHub_can_write() {
    assertThat(Reach.of(ON_GITHUB)).contains(Sources.class.getName());
    assertThat(writersReachedFrom(ON_GITHUB)).isEmpty();
  }

  /// The rule itself, held to a class that breaks it where it is hardest to see.
  @Test
  void a_writer_named_only_in_a_pattern_is_found() {
    assertThat(writersReachedFrom(OnlyInAPattern.class.getName()))
        .containsExactly(Destinations.class.getName());
  }

  @Test
  void a_reader_breaks_nothing() {
    assertThat(Reach.of(OnlyReads.class.getName())).contains(Sources.class.getName());
    assertThat(writersReachedFrom(OnlyReads.class.getName())).isEmpty();
  }

  private static Set<String> writersReachedFrom(String className) {
    return Reach.of(className).stream()
        .filter(name ->
            name.startsWith(Room.COPY.root() + ".") || name.equals(Destinations.class.getName()))
        .collect(Collectors.toSet());
  }
}
