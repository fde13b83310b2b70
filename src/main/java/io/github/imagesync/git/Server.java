package io.github.imagesync.git;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.github.imagesync.git.Exchange.Extent;
import io.github.imagesync.git.Exchange.Filter;
import io.github.imagesync.git.Exchange.FilterNotOffered;
import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.git.Origin.Replaced;
import io.github.imagesync.git.RepositoryLocation.Remote;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/// A server that is asked again where that may help, and for all files where it can't leave out the
/// large ones.
final class Server {

  private final Remote remote;
  private final Access access;
  private final Failures failures;
  private final FailsafeExecutor<Object> retrying;
  private boolean offersFilters = true;

  Server(Remote remote, Access access) {
    this.remote = remote;
    this.access = access;
    this.failures = new Failures(remote, access);
    this.retrying =
        Failsafe.with(
            RetryPolicy.builder()
                .handleIf(Server::isTransient)
                .withMaxRetries(access.retries())
                .withBackoff(Duration.ofMillis(300), Duration.ofSeconds(5))
                .withJitter(0.25)
                .build());
  }

  private static boolean isTransient(Throwable failure) {
    return failure instanceof GitException git && git.kind() == Kind.UNREACHABLE;
  }

  private Exchange exchange(Repository objects) {
    return new Exchange(objects, remote, access, failures);
  }

  /// The server's refs of these names.
  Map<String, Ref> refs(Repository objects, Collection<String> names) {
    return retrying.get(() -> {
      try (var exchange = exchange(objects)) {
        return exchange.refs(names);
      }
    });
  }

  /// As [Exchange#fetch]; the choice may be made more than once.
  void fetch(
      Repository objects,
      Collection<String> names,
      int depth,
      Function<Map<String, Ref>, Collection<Ref>> choice) {
    retrying.run(() -> {
      try {
        fetchOnce(objects, names, depth, choice);
      } catch (FilterNotOffered e) {
        offersFilters = false;
        fetchOnce(objects, names, depth, choice);
      }
    });
  }

  private void fetchOnce(
      Repository objects,
      Collection<String> names,
      int depth,
      Function<Map<String, Ref>, Collection<Ref>> choice)
      throws FilterNotOffered {
    var filter = offersFilters ? Filter.LARGE_FILES : Filter.NOTHING;
    try (var exchange = exchange(objects)) {
      exchange.fetch(names, new Extent(depth, filter), choice);
    }
  }

  /// Commits alone, without their trees; none where the server can't leave these out.
  void fetchCommits(Repository objects, Ref tip, int depth) {
    try (var exchange = exchange(objects)) {
      exchange.fetch(List.of(Constants.HEAD), new Extent(depth, Filter.TREES), _ -> List.of(tip));
    } catch (FilterNotOffered e) {
      offersFilters = false;
    }
  }

  /// Trying again is safe: a ref that has the new value already is up to date.
  Replaced push(Repository outbox, String ref, ObjectId expected, ObjectId next) {
    return retrying.get(() -> {
      try (var exchange = exchange(outbox)) {
        return exchange.push(ref, expected, next);
      }
    });
  }

  /// What a failure to read or write what is in memory means.
  GitException failure(IOException cause) {
    return failures.of(cause, 0);
  }
}
