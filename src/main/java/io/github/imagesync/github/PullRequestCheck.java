package io.github.imagesync.github;

import io.github.imagesync.document.Problem;
import io.github.imagesync.github.CiSetup.ForkRules;
import io.github.imagesync.github.Event.PullRequest.Origin;
import io.github.imagesync.github.Telling.Told;
import io.github.imagesync.job.Audience;
import io.github.imagesync.job.Limiting;
import io.github.imagesync.job.PlanJob;
import io.github.imagesync.job.Ready;
import io.github.imagesync.job.Touched;
import io.github.imagesync.job.ValidateJob;
import io.github.imagesync.report.Ending;
import io.github.imagesync.report.Report;
import io.github.imagesync.report.RunContext;
import io.github.imagesync.rules.Base;
import io.github.imagesync.rules.RuleDiff;
import io.github.imagesync.rules.RuleSet;
import java.util.List;

/// Checks what a pull request or merge queue proposes: its rules, and what a sync would then do.
/// Copies nothing; credentials are those that the base's files name.
record PullRequestCheck(CiSetup setup) {

  Told of(Proposal proposal, Audience audience) {
    var revisions = setup.revisions();
    var before = revisions.earlier(proposal.base(), setup.settings());
    var rules = revisions.current(proposal.merged(), setup.settings());
    var diff = RuleDiff.between(before, rules);
    var context = context(proposal, diff);
    if (isOffline(proposal)) {
      var report = new ValidateJob(setup.clock()).run(rules);
      var note = "The rules come from a fork: they were checked, but no registry was asked.";
      return told(
          proposal,
          report,
          context.withNotes(List.of(note)),
          places(proposal, diff, before, rules, List.of()));
    }
    Ready<PlanJob> ready = setup.plans().of(revisions.files(proposal.base()), Limiting.BOUND);
    var chosen = Touched.by(diff.added(), rules);
    var report = ready.job().run(ready.with(rules), chosen, audience);
    return told(proposal, report, context, places(proposal, diff, before, rules, ready.problems()));
  }

  private boolean isOffline(Proposal proposal) {
    return proposal.origin() == Origin.FORK && setup.forks() == ForkRules.OFFLINE;
  }

  static RunContext context(Proposal proposal, RuleDiff diff) {
    var base = new Base.Named(proposal.base().id(), proposal.by());
    return RunContext.of(proposal.onto(), base, diff.added().size()).withRemoved(diff.removed());
  }

  private HeadPlaces places(
      Proposal proposal, RuleDiff diff, RuleSet before, RuleSet merged, List<Problem> elsewhere) {
    var head =
        proposal
            .head()
            .filter(commit -> !commit.id().equals(proposal.merged().id()))
            .map(commit -> setup.revisions().earlier(commit, setup.settings()))
            .orElse(merged);
    return new HeadPlaces(diff.added(), before, head, elsewhere);
  }

  private static Told told(
      Proposal proposal, Report report, RunContext context, HeadPlaces places) {
    var annotations = Annotations.of(report, places);
    return new Told(
        report, context, proposal.merged(), conclusion(report, annotations), annotations);
  }

  /// Red for what the pull request brings, not for what was wrong before it. A plan over its limits
  /// may be merged, but the sync needs someone to lift them.
  private static Conclusion conclusion(Report report, List<Annotation> annotations) {
    boolean blamed =
        annotations.stream().anyMatch(each -> each.level() == Annotation.Level.FAILURE);
    if (blamed || report.ending() == Ending.REFUSED) {
      return Conclusion.FAILURE;
    }
    return report.excesses().isEmpty() ? Conclusion.SUCCESS : Conclusion.NEUTRAL;
  }
}
