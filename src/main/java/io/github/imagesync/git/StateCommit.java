package io.github.imagesync.git;

import io.github.imagesync.git.KeptState.Damaged;
import io.github.imagesync.git.KeptState.Sound;
import io.github.imagesync.rules.Digests;
import io.github.imagesync.rules.SyncStateText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The sync state as a commit: no parents, two files.
final class StateCommit {

  private static final String STATE = "state.json";
  private static final String DIGESTS = "digests.json";

  private final Repository objects;
  private final Branch branch;

  StateCommit(Repository objects, Branch branch) {
    this.objects = objects;
    this.branch = branch;
  }

  KeptState read(ObjectId id) {
    try (var reader = objects.newObjectReader()) {
      var text = file(reader, id, STATE);
      if (text.isEmpty()) {
        return new Damaged(STATE + " is missing in " + branch.stateRef());
      }
      return switch (SyncStateText.read(text.get())) {
        case SyncStateText.Read.Damaged(var why) -> new Damaged(why);
        case SyncStateText.Read.Sound(var state) ->
            new Sound(state, file(reader, id, DIGESTS).map(Digests::read).orElse(Digests.NONE));
      };
    } catch (IOException e) {
      return new Damaged(branch.stateRef() + " is no commit that can be read");
    }
  }

  private static Optional<String> file(ObjectReader reader, ObjectId id, String name)
      throws IOException {
    try (var walk = TreeWalk.forPath(reader, name, CommitReader.parse(reader, id).getTree())) {
      if (walk == null || !FileMode.REGULAR_FILE.equals(walk.getFileMode())) {
        return Optional.empty();
      }
      return switch (CommitReader.blob(reader, walk.getObjectId(0))) {
        case CommitReader.Blob.Whole(var bytes) ->
            Optional.of(new String(bytes, StandardCharsets.UTF_8));
        case CommitReader.Blob.TooLarge _ -> Optional.empty();
      };
    }
  }

  /// Writes the commit of this second, its tree and its files.
  ObjectId insert(Sound kept, Instant at, ObjectInserter inserter) throws IOException {
    var tree = new TreeFormatter();
    tree.append(DIGESTS, FileMode.REGULAR_FILE, blob(inserter, kept.digests().write()));
    tree.append(STATE, FileMode.REGULAR_FILE, blob(inserter, SyncStateText.write(kept.state())));
    var commit = new CommitBuilder();
    var author = new PersonIdent("image-sync", "image-sync@localhost", at, ZoneOffset.UTC);
    commit.setTreeId(inserter.insert(tree));
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setMessage("Sync state of " + branch + "\n");
    return inserter.insert(commit);
  }

  private static ObjectId blob(ObjectInserter inserter, String text) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
  }
}
