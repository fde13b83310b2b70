package io.github.imagesync.registry.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The tokens given out, and what they are good for: `repository:NAME:ACTION` one by one.
final class Tokens {

  /// Whom a token was given to.
  enum Holder {
    USER,
    ANYONE
  }

  private record Grant(Holder holder, Set<String> scopes, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  Tokens(InstantSource clock) {
    this.clock = clock;
  }

  /// A new token for these scopes, each `type:name:action,action` and several in one text too; only
  /// to pull for anyone who is not the user.
  ObjectNode issue(List<String> scopes, Holder holder, Duration life) {
    var now = clock.instant();
    grants.values().removeIf(grant -> grant.until.isBefore(now));
    var granted = new HashSet<String>();
    for (var scope : String.join(" ", scopes).split(" ", -1)) {
      int colon = scope.lastIndexOf(':');
      for (var action : scope.substring(colon + 1).split(",", -1)) {
        if (colon > 0 && (holder == Holder.USER || action.equals("pull"))) {
          granted.add(scope.substring(0, colon + 1) + action);
        }
      }
    }
    var token = UUID.randomUUID().toString();
    grants.put(token, new Grant(holder, Set.copyOf(granted), now.plus(life)));
    return Call.JSON
        .createObjectNode()
        .put("token", token)
        .put("access_token", token)
        .put("expires_in", life.toSeconds())
        .put("issued_at", now.toString());
  }

  /// Whether this token is known and has not expired.
  boolean knows(@Nullable String token) {
    return valid(token) != null;
  }

  /// Whether this token is good for a scope.
  boolean allow(@Nullable String token, Scope wanted) {
    return allow(token, wanted.subject(), wanted.lastAction());
  }

  /// Whether who got this token may read a repository, asked for or not: the user may read all.
  boolean allowReading(@Nullable String token, String repository) {
    var grant = valid(token);
    return grant != null
        && (grant.holder == Holder.USER || allow(token, Scope.subject(repository), "pull"));
  }

  private boolean allow(@Nullable String token, String subject, String action) {
    var grant = valid(token);
    return grant != null
        && (grant.scopes.contains(subject + ":" + action) || grant.scopes.contains(subject + ":*"));
  }

  private @Nullable Grant valid(@Nullable String token) {
    var grant = token == null ? null : grants.get(token);
    return grant != null && clock.instant().isBefore(grant.until) ? grant : null;
  }
}
