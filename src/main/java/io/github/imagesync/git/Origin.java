package io.github.imagesync.git;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
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

  /// Points a ref at an inserted object, provided that it still has the expected value (the zero id
  /// for a ref that does not exist).
  Replaced replace(String ref, ObjectId expected, ObjectId next);

  /// What became of a ref.
  sealed interface Replaced {
    record Done() implements Replaced {}

    /// It has another value than expected by now.
    record Raced() implements Replaced {}

    record NotAllowed(String why) implements Replaced {}
  }

  @Override
  void close();
}
