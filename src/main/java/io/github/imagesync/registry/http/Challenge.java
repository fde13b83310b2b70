package io.github.imagesync.registry.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How a registry wants to be shown who is asking (RFC 9110, section 11.6.1).
sealed interface Challenge {

  record Basic() implements Challenge {}

  /// A token of `realm`; `scope` is what the refused request would have needed, if it said.
  record Bearer(String realm, Optional<String> service, Optional<String> scope)
      implements Challenge {}

  /// All challenges that we can answer, from all `WWW-Authenticate` headers.
  static List<Challenge> parse(List<String> headers) {
    var challenges = new ArrayList<Challenge>();
    for (var header : headers) {
      for (var scheme : new ChallengeText(header).schemes()) {
        switch (scheme.name().toLowerCase(Locale.ROOT)) {
          case "basic" -> challenges.add(new Basic());
          case "bearer" -> bearer(scheme.parameters()).ifPresent(challenges::add);
          default -> {
            // Digest, Negotiate and others are not for registries.
          }
        }
      }
    }
    return challenges;
  }

  private static Optional<Challenge> bearer(Map<String, String> parameters) {
    var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(parameters);
    return Optional.ofNullable(sorted.get("realm"))
        .map(realm ->
            new Bearer(
                realm,
                Optional.ofNullable(sorted.get("service")),
                Optional.ofNullable(sorted.get("scope")).filter(scope -> !scope.isBlank())));
  }
}
