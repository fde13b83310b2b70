package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.git.RepositoryLocation.Remote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private final Server server;
  private final InMemoryRepository objects = memory();
  private boolean isWhole;

  RemoteOrigin(Remote remote, Access access) {
    this.server = new Server(remote, access);
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
    server.fetch(
        objects,
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
    var head = server.refs(objects, List.of(Constants.HEAD)).get(Constants.HEAD);
    return head != null && head.isSymbolic()
        ? Optional.of(head.getTarget().getName())
        : Optional.empty();
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
      server.fetch(objects, List.of(Constants.HEAD), 1, _ -> List.of(unnamed(commit)));
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
      server.fetch(
          objects,
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
      throw server.failure(e);
    }
  }

  private boolean isHere(ObjectId id) {
    try {
      return objects.getObjectDatabase().has(id);
    } catch (IOException e) {
      throw server.failure(e);
    }
  }

  private static Ref unnamed(ObjectId id) {
    return new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id);
  }

  private static ObjectId commitOf(Ref ref) {
    var peeled = ref.getPeeledObjectId();
    return Objects.requireNonNull(peeled != null ? peeled : ref.getObjectId());
  }

  /// Commits without their trees, into a memory of their own: the fetches above stay shallow.
  @Override
  public List<Commit> firstParents(ObjectId tip, int most) {
    try (var history = memory()) {
      server.fetchCommits(history, unnamed(tip), most);
      return CommitReader.firstParents(history, tip, most);
    } catch (GitException e) {
      return List.of(); // Only the report is poorer for it.
    } catch (IOException e) {
      throw server.failure(e);
    }
  }

  /// Pushes out of a memory of its own: JGit walks the history of all that it has to see what the
  /// server may lack, and ours has gaps.
  @Override
  public Replaced replace(String ref, ObjectId expected, NewCommit commit) {
    insert(objects, commit);
    try (var outbox = memory()) {
      var next = insert(outbox, commit);
      return server.push(outbox, ref, expected, next);
    }
  }

  private ObjectId insert(Repository memory, NewCommit commit) {
    try (var inserter = memory.newObjectInserter()) {
      var id = commit.into(inserter);
      inserter.flush();
      return id;
    } catch (IOException e) {
      throw server.failure(e);
    }
  }

  @Override
  public void close() {
    objects.close();
  }
}
