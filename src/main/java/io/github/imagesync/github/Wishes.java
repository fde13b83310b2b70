package io.github.imagesync.github;

import io.github.imagesync.github.Event.Inputs;
import io.github.imagesync.job.Wish;
import io.github.imagesync.report.RunContext.Lifted;
import io.github.imagesync.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What an event asks of a sync, which has this effect at most. `filters` reads the pattern of a
/// manual start.
record Wishes(
    GitHubEnvironment environment,
    List<String> limits,
    Wish.Effect effect,
    Function<String, Predicate<Rule>> filters) {

  Wish of(Event.Push push) {
    var its = new Wish.Push(push.before(), push.after(), push.commits());
    return new Wish(
        Wish.Extent.CHANGED,
        effect,
        Optional.empty(),
        Optional.empty(),
        Optional.of(its),
        Optional.of(environment.page()));
  }

  Wish ofSchedule() {
    return ofInputs(Inputs.NONE, Optional.empty());
  }

  Wish of(Event.Dispatch dispatch) {
    return ofInputs(dispatch.inputs(), dispatch.sender().or(environment::actor));
  }

  private Wish ofInputs(Inputs inputs, Optional<String> who) {
    return new Wish(
        Wish.Extent.ALL,
        inputs.run() == Inputs.Run.DRY ? Wish.Effect.DRY : effect,
        inputs.rules().map(filters),
        lifted(inputs, who.orElse("someone")),
        Optional.empty(),
        Optional.of(environment.page()));
  }

  private Optional<Lifted> lifted(Inputs inputs, String who) {
    boolean lifts = inputs.limits() == Inputs.LimitsFor.LIFTED && !limits.isEmpty();
    return lifts ? Optional.of(new Lifted(who, limits)) : Optional.empty();
  }
}
