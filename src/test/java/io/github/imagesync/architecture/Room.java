package io.github.imagesync.architecture;

import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rooms, lowest floor first, and the rooms that each may use: only such as stand before it. An
/// intent of `plan` holds what the rule wants, so that whoever carries out plans sees rules as
/// values.
enum Room {
  OCI(),
  DOCUMENT(),
  RULES(OCI, DOCUMENT),
  CREDENTIALS(OCI, DOCUMENT),
  REGISTRY(OCI, CREDENTIALS),
  GIT(OCI, DOCUMENT, RULES, CREDENTIALS),
  PLAN(OCI, DOCUMENT, RULES, REGISTRY),
  COPY(OCI, DOCUMENT, RULES, REGISTRY, PLAN),
  REPORT(OCI, DOCUMENT, RULES, PLAN),
  JOB(OCI, DOCUMENT, RULES, CREDENTIALS, REGISTRY, GIT, PLAN, COPY, REPORT),
  GITHUB(OCI, DOCUMENT, RULES, CREDENTIALS, GIT, REPORT, JOB),
  DEMO(OCI, RULES, REGISTRY, GIT, PLAN, COPY, REPORT, JOB),
  CLI(OCI, DOCUMENT, RULES, CREDENTIALS, REGISTRY, GIT, PLAN, COPY, REPORT, JOB, GITHUB, DEMO);

  static final String HOUSE = "io.github.imagesync";

  private final ImmutableSet<Room> used;

  Room(Room... used) {
    this.used = ImmutableSet.copyOf(used);
  }

  /// The package, `io.github.imagesync.oci`.
  String root() {
    return HOUSE + "." + name().toLowerCase(Locale.ROOT);
  }

  /// ArchUnit's form of the package and all below it.
  String pattern() {
    return root() + "..";
  }

  /// Patterns of the rooms that this one must not use.
  String[] forbidden() {
    return Arrays.stream(values())
        .filter(room -> room != this && !used.contains(room))
        .map(Room::pattern)
        .toArray(String[]::new);
  }

  /// Patterns of all rooms but these.
  static String[] allBut(Room... owners) {
    var kept = Stream.of(owners).collect(Collectors.toSet());
    return Arrays.stream(values())
        .filter(room -> !kept.contains(room))
        .map(Room::pattern)
        .toArray(String[]::new);
  }
}
