package io.github.imagesync.git;

import io.github.imagesync.git.GitException.Kind;
import io.github.imagesync.rules.Base;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/// The config repository, on a server or in a folder: rule files at any commit, and the sync state
/// beside them. Only the commits that are asked for are fetched, into memory. Methods block and
/// throw [GitException]; one thread at a time.
public final class ConfigRepository implements AutoCloseable {

  /// How many commits back [#since] looks.
  static final int LONGEST_HISTORY = 200;

  private static final Base UNREACHABLE = new Base.Everything(Base.Why.UNREACHABLE);

  private final RepositoryLocation location;
  private final Origin origin;
  private final CommitReader reader;
  private final Map<Branch, Map<String, ObjectId>> seen = new HashMap<>();

  private ConfigRepository(RepositoryLocation location, Origin origin) {
    this.location = location;
    this.origin = origin;
    this.reader = new CommitReader(origin, location);
  }

  /// Opens a repository. Of a server nothing is asked before the first question.
  public static ConfigRepository open(RepositoryLocation location, Access access) {
    HermeticSystem.install();
    return new ConfigRepository(
        location,
        switch (location) {
          case RepositoryLocation.Remote remote -> new RemoteOrigin(remote, access);
          case RepositoryLocation.Folder(var path) -> new FolderOrigin(path);
        });
  }

  public RepositoryLocation location() {
    return location;
  }

  /// The branch that HEAD stands for: a server's default branch, a clone's current one.
  public Branch defaultBranch() {
    return origin
        .head()
        .filter(ref -> ref.startsWith(Constants.R_HEADS))
        .map(Branch::of)
        .orElseThrow(() ->
            new GitException(
                Kind.NOT_FOUND, location + ": HEAD names no branch; give one with --branch"));
  }

  /// The last commit of a branch, asked anew; its sync state comes with the same fetch.
  public Commit tip(Branch branch) {
    var refs = origin.fetch(List.of(branch.ref(), branch.stateRef()));
    seen.put(branch, refs);
    var tip = refs.get(branch.ref());
    if (tip == null) {
      throw new GitException(
          Kind.NOT_FOUND, "%s: there is no branch '%s'".formatted(location, branch));
    }
    return reader.commit(tip);
  }

  /// The commit that an id, branch, tag or expression such as `main~2` names; empty where there is
  /// none, or it can't be fetched any more.
  public Optional<Commit> commit(String revision) {
    return origin.find(revision).map(reader::commit);
  }

  /// The commit before this one on its branch; empty for the first commit, and where it is not
  /// there.
  public Optional<Commit> firstParent(Commit commit) {
    return commit.parents().stream()
        .findFirst()
        .map(ObjectId::fromString)
        .filter(origin::bring)
        .map(reader::commit);
  }

  /// The commits after a base up to a tip, newest first, along first parents; empty where the base
  /// is not among the last few hundred, or the server would have to send more than commits.
  public Optional<List<Commit>> since(Commit base, Commit tip) {
    var commits = origin.firstParents(ObjectId.fromString(tip.id()), LONGEST_HISTORY);
    var after = commits.stream().takeWhile(commit -> !commit.id().equals(base.id())).toList();
    return after.size() == commits.size() ? Optional.empty() : Optional.of(after);
  }

  /// The base as it is, or everything where its commit can't be fetched any more.
  public Base reachable(Base base) {
    return switch (base) {
      case Base.Everything _ -> base;
      case Base.Synced(var id, _) -> commit(id).isPresent() ? base : UNREACHABLE;
      case Base.Named(var id, _) -> commit(id).isPresent() ? base : UNREACHABLE;
    };
  }

  /// A branch's sync state, as it came with [#tip] or is fetched now.
  public StateStore state(Branch branch, InstantSource clock) {
    var refs = seen.computeIfAbsent(branch, _ -> origin.fetch(List.of(branch.stateRef())));
    return new StateStore(origin, branch, Optional.ofNullable(refs.get(branch.stateRef())), clock);
  }

  /// The rule files of a commit.
  public RulesAtCommit rules(Commit commit, List<RulePath> paths) {
    return reader.rules(commit, paths);
  }

  /// One file of a commit, such as `auth.json`; empty where there is none. Throws for a link.
  public Optional<byte[]> file(Commit commit, String path) {
    return reader.file(commit, path);
  }

  @Override
  public void close() {
    origin.close();
  }
}
