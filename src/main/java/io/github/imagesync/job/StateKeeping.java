package io.github.imagesync.job;

import static java.lang.System.Logger.Level.WARNING;

import io.github.imagesync.git.GitException;
import io.github.imagesync.git.KeptState;
import io.github.imagesync.git.StateStore;
import io.github.imagesync.git.WrittenState;
import io.github.imagesync.report.Report;
import io.github.imagesync.rules.Rule;
import io.github.imagesync.rules.RuleSet;
import io.github.imagesync.rules.SyncState;
import io.github.imagesync.rules.SyncState.Running;
import io.github.imagesync.rules.SyncState.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The sync state around one run: taken over at its beginning, left for the next run at its end. A
/// state that can't be written stops nothing; [#notes()] say what that costs.
final class StateKeeping {

  private static final System.Logger LOG = System.getLogger(StateKeeping.class.getName());

  private final StateStore store;
  private final Running ours;
  private final List<String> notes = new ArrayList<>();
  private KeptState kept;
  private boolean allowed = true;

  private StateKeeping(StateStore store, Running ours) {
    this.store = store;
    this.ours = ours;
    this.kept = store.read();
  }

  /// Only reads the state.
  static StateKeeping reading(StateStore store, Running ours) {
    var keeping = new StateKeeping(store, ours);
    keeping.noteDamage();
    keeping.allowed = false;
    return keeping;
  }

  /// Says in the state that our run is under way; this also tells whether it may be written.
  static StateKeeping begin(StateStore store, Running ours) {
    var keeping = new StateKeeping(store, ours);
    keeping.noteDamage();
    var written = store.write(keeping.begun(keeping.kept), keeping::begun);
    switch (written) {
      case WrittenState.Pushed(var state) -> keeping.kept = state;
      case WrittenState.Lost _ -> keeping.kept = store.read();
      case WrittenState.NotAllowed(var why) -> keeping.notAllowed(why);
    }
    return keeping;
  }

  private KeptState.Sound begun(KeptState before) {
    return new KeptState.Sound(before.state().started(ours), before.digests());
  }

  private void noteDamage() {
    if (kept instanceof KeptState.Damaged(var why)) {
      notes.add("The sync state is damaged (" + why + "), so every rule is synced.");
    }
  }

  private void notAllowed(String why) {
    allowed = false;
    notes.add(
        "The sync state can't be kept: "
            + why
            + ". What fails is only made good by the next full resync; give the job the permission"
            + " contents: write.");
  }

  /// Whether the state may be written, as far as we know; if not, it is no base to go by.
  boolean isAllowed() {
    return allowed;
  }

  KeptState kept() {
    return kept;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /// Nothing was touched: our run is over, the rest stays.
  void release() {
    write(theirs -> new KeptState.Sound(theirs.state().ended(), theirs.digests()), this::released);
  }

  private KeptState.Sound released(KeptState theirs) {
    var running = theirs.state().running();
    var state = running.equals(Optional.of(ours)) ? theirs.state().ended() : theirs.state();
    return new KeptState.Sound(state, theirs.digests());
  }

  /// A run over some of the rules: what it made good is not pending any more.
  void settle(Report report, Collection<Rule> chosen) {
    var settled = Settlement.of(report, chosen);
    var now = Settlement.digests(report);
    write(
        mine ->
            new KeptState.Sound(mine.state().settled(settled).ended(), mine.digests().with(now)),
        theirs ->
            new KeptState.Sound(
                theirs.state().merged(settled, Scope.CHANGED, Optional.of(ours)),
                theirs.digests().with(now)));
  }

  /// A run over all that was to be done for a commit, which becomes the next base.
  void advance(
      String commit,
      RuleSet rules,
      Report report,
      Collection<Rule> chosen,
      Scope scope,
      Optional<URI> page) {
    var settled = Settlement.of(report, chosen);
    var now = Settlement.digests(report);
    write(
        mine -> {
          SyncState next =
              mine.state().advanced(commit, rules, settled, scope, page.map(URI::toString));
          return new KeptState.Sound(next, mine.digests().with(now).within(rules.rules()));
        },
        theirs ->
            new KeptState.Sound(
                theirs.state().merged(settled, scope, Optional.of(ours)),
                theirs.digests().with(now)));
  }

  private void write(Next mine, Next theirs) {
    if (!allowed) {
      return;
    }
    try {
      switch (store.write(mine.after(kept), theirs::after)) {
        case WrittenState.Pushed(var state) -> kept = state;
        case WrittenState.Lost(var attempts) ->
            notes.add(
                "Other runs wrote the sync state first, %d times; the next run does this one's work again."
                    .formatted(attempts));
        case WrittenState.NotAllowed(var why) -> notAllowed(why);
      }
    } catch (GitException e) {
      LOG.log(WARNING, "the sync state was not written: {0}", e.getMessage());
      notes.add(
          "The sync state was not written ("
              + e.getMessage()
              + "); the next run does this one's work again.");
    }
  }

  /// What follows a state.
  private interface Next {
    KeptState.Sound after(KeptState state);
  }
}
