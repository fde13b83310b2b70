package io.github.imagesync.git;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.github.imagesync.git.Exchange.Extent;
import io.github.imagesync.git.Exchange.Filter;
import io.github.imagesync.git.Exchange.FilterNotOffered;
import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.git.RepositoryLocation.Remote;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/// A repository on a server, fetched into memory commit by commit: depth 1, without large files
/// where the server can leave them out.
final class RemoteOrigin implements Origin {

  /// The depth that stands for all of the history (gitprotocol-pack, "deepen").
  private static final int WHOLE_HISTORY = Integer.MAX_VALUE;

  private static final Pattern SHORT_ID = Pattern.compile("[0-9a-f]{4,39}");
  private static final Pattern OPERATORS = Pattern.compile("[~^@:]");

  private final Remote remote;
  private final Access access;
  private final Failures failures;
  private final FailsafeExecutor<Object> retrying;
  private final InMemoryRepository objects = memory();
  private boolean serverFilters = true;
  private boolean isWhole;

  RemoteOrigin(Remote remote, Access access) {
    this.remote = remote;
    this.access = access;
    this.failures = new Failures(remote, access);
    this.retrying =
        Failsafe.with(
            RetryPolicy.builder()
                .handleIf(RemoteOrigin::isTransient)
                .withMaxRetries(access.retries())
                .withBackoff(Duration.ofMillis(300), Duration.ofSeconds(5))
                .withJitter(0.25)
                .build());
  }

  private static boolean isTransient(Throwable failure) {
    return failure instanceof GitException git && git.kind() == Kind.UNREACHABLE;
  }

  private static InMemoryRepository memory() {
    return new InMemoryRepository(new DfsRepositoryDescription("config"));
  }

  @Override
  public Repository objects() {
    return objects;
  }

  @Override
  public Map<String, ObjectId> fetch(Collection<String> names) {
    var found = new LinkedHashMap<String, ObjectId>();
    exchange(
        names,
        1,
        advertised -> {
          found.clear();
          var wanted = names.stream().flatMap(name -> existing(advertised, name)).toList();
          wanted.forEach(ref -> found.put(ref.getName(), commitOf(ref)));
          return wanted.stream().filter(ref -> !isHere(commitOf(ref))).toList();
        });
    return found;
  }

  private static Stream<Ref> existing(Map<String, Ref> advertised, String name) {
    var ref = advertised.get(name);
    return ref == null || ref.getObjectId() == null ? Stream.empty() : Stream.of(ref);
  }

  @Override
  public Optional<String> head() {
    return retrying.get(() -> {
      try (var exchange = new Exchange(objects, remote, access, failures)) {
        return Optional.ofNullable(exchange.refs(List.of(Constants.HEAD)).get(Constants.HEAD))
            .filter(Ref::isSymbolic)
            .map(head -> head.getTarget().getName());
      }
    });
  }

  @Override
  public Optional<ObjectId> find(String revision) {
    return named(revision).flatMap(id -> CommitReader.resolve(objects, id.name()));
  }

  private Optional<ObjectId> named(String revision) {
    if (ObjectId.isId(revision)) {
      return Optional.of(ObjectId.fromString(revision)).filter(this::bring);
    }
    if (OPERATORS.matcher(revision).find()) {
      return findInHistory(revision);
    }
    var names =
        Stream.of("", "refs/", Constants.R_TAGS, Constants.R_HEADS)
            .map(prefix -> prefix + revision)
            .filter(RemoteOrigin::isRef)
            .toList();
    var found = fetch(names);
    return names.stream()
        .flatMap(name -> Stream.ofNullable(found.get(name)))
        .findFirst()
        .or(() ->
            SHORT_ID.matcher(revision).matches() ? findInHistory(revision) : Optional.empty());
  }

  private static boolean isRef(String name) {
    return name.equals(Constants.HEAD)
        || (name.startsWith(Constants.R_REFS) && Repository.isValidRefName(name));
  }

  /// What only the history can tell: `main~3`, `v1^`, a shortened id.
  private Optional<ObjectId> findInHistory(String revision) {
    bringWholeHistory();
    return CommitReader.resolve(objects, revision);
  }

  @Override
  public boolean bring(ObjectId commit) {
    if (isHere(commit)) {
      return true;
    }
    try {
      exchange(List.of(Constants.HEAD), 1, _ -> List.of(unnamed(commit)));
    } catch (GitException e) {
      if (e.kind() != Kind.REFUSED && e.kind() != Kind.CORRUPT) {
        throw e;
      }
      // Not there, or the server gives out only what its refs name (and servers say so in many
      // ways): then these may lead to it.
      bringWholeHistory();
    }
    return isHere(commit);
  }

  private void bringWholeHistory() {
    if (!isWhole) {
      var refs = new ArrayList<Ref>();
      exchange(
          List.of(),
          WHOLE_HISTORY,
          advertised -> {
            refs.clear();
            advertised.values().stream().filter(RemoteOrigin::isKept).forEach(refs::add);
            return refs;
          });
      refs.forEach(this::keep);
      isWhole = true;
    }
  }

  private static boolean isKept(Ref ref) {
    return ref.getObjectId() != null
        && (ref.getName().equals(Constants.HEAD)
            || ref.getName().startsWith(Constants.R_HEADS)
            || ref.getName().startsWith(Constants.R_TAGS));
  }

  private void keep(Ref ref) {
    try {
      var update = objects.updateRef(ref.getName(), true);
      if (ref.isSymbolic()) {
        update.link(ref.getTarget().getName());
      } else {
        update.setNewObjectId(ref.getObjectId());
        update.forceUpdate();
      }
    } catch (IOException e) {
      throw failures.of(e, 0);
    }
  }

  private boolean isHere(ObjectId id) {
    try {
      return objects.getObjectDatabase().has(id);
    } catch (IOException e) {
      throw failures.of(e, 0);
    }
  }

  private static Ref unnamed(ObjectId id) {
    return new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id);
  }

  private static ObjectId commitOf(Ref ref) {
    var peeled = ref.getPeeledObjectId();
    return Objects.requireNonNull(peeled != null ? peeled : ref.getObjectId());
  }

  /// Commits without their trees, into a memory of their own: the fetch above stays shallow.
  @Override
  public List<Commit> firstParents(ObjectId tip, int most) {
    try (var history = memory();
        var exchange = new Exchange(history, remote, access, failures)) {
      exchange.fetch(
          List.of(Constants.HEAD), new Extent(most, Filter.TREES), _ -> List.of(unnamed(tip)));
      return CommitReader.firstParents(history, tip, most);
    } catch (FilterNotOffered | GitException e) {
      return List.of();
    } catch (IOException e) {
      throw failures.of(e, 0);
    }
  }

  private void exchange(
      Collection<String> names, int depth, Function<Map<String, Ref>, Collection<Ref>> choice) {
    retrying.run(() -> {
      try {
        exchangeOnce(names, depth, choice);
      } catch (FilterNotOffered e) {
        serverFilters = false;
        exchangeOnce(names, depth, choice);
      }
    });
  }

  private void exchangeOnce(
      Collection<String> names, int depth, Function<Map<String, Ref>, Collection<Ref>> choice)
      throws FilterNotOffered {
    var filter = serverFilters ? Filter.LARGE_FILES : Filter.NOTHING;
    try (var exchange = new Exchange(objects, remote, access, failures)) {
      exchange.fetch(names, new Extent(depth, filter), choice);
    }
  }

  /// Pushes out of a memory of its own: JGit walks the history of all that it has to see what the
  /// server may lack, and ours has gaps. Trying again is safe: a ref that has the new value already
  /// is up to date.
  @Override
  public Replaced replace(String ref, ObjectId expected, NewCommit commit) {
    insert(objects, commit);
    try (var outbox = memory()) {
      var next = insert(outbox, commit);
      return retrying.get(() -> push(outbox, ref, expected, next));
    }
  }

  private ObjectId insert(Repository memory, NewCommit commit) {
    try (var inserter = memory.newObjectInserter()) {
      var id = commit.into(inserter);
      inserter.flush();
      return id;
    } catch (IOException e) {
      throw failures.of(e, 0);
    }
  }

  private Replaced push(Repository outbox, String ref, ObjectId expected, ObjectId next) {
    try (var exchange = new Exchange(outbox, remote, access, failures)) {
      return exchange.push(ref, expected, next);
    }
  }

  @Override
  public void close() {
    objects.close();
  }
}
