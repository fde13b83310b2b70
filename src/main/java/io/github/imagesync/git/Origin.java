package io.github.imagesync.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/// Where the objects and refs of a config repository come from. Every method throws only
/// [GitException].
interface Origin extends AutoCloseable {

  /// The objects that are here by now; to be read, and to insert new ones into before [#replace].
  Repository objects();

  /// What these refs point at now, their commits and trees brought here. A ref that does not exist
  /// is left out.
  Map<String, ObjectId> fetch(Collection<String> refs);

  /// The ref that HEAD stands for.
  Optional<String> head();

  /// The object that an expression names, brought here; empty where there is none.
  Optional<ObjectId> find(String revision);

  /// Whether a commit exists there; it is here then.
  boolean bring(ObjectId commit);

  /// A commit and its first parents, at most so many; fewer where the history ends or is not to be
  /// had cheaply.
  List<Commit> firstParents(ObjectId tip, int most);

  /// Writes a commit and points a ref at it, provided that the ref still has the expected value
  /// (the zero id for a ref that does not exist). The commit is here then, too.
  Replaced replace(String ref, ObjectId expected, NewCommit commit);

  /// A commit that is to be written with all that it holds.
  @FunctionalInterface
  interface NewCommit {
    ObjectId into(ObjectInserter inserter) throws IOException;
  }

  /// What became of a ref.
  sealed interface Replaced {
    record Done(ObjectId commit) implements Replaced {}

    /// It has another value than expected by now.
    record Raced() implements Replaced {}

    record NotAllowed(String why) implements Replaced {}
  }

  @Override
  void close();
}
