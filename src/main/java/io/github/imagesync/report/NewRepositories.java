package io.github.imagesync.report;

import io.github.imagesync.oci.Repository;
import io.github.imagesync.plan.Plan;
import io.github.imagesync.plan.Planned;
import io.github.imagesync.plan.RepositoryPlan;
import io.github.imagesync.rules.Rule;
import java.util.List;
import java.util.regex.Pattern;

/// Destination repositories that a plan writes to and that do not exist. Most registries create
/// them with the first push; some never do, and then someone has to before the merge.
public final class NewRepositories {

  /// Amazon ECR, private and public.
  private static final Pattern CREATE_NONE =
      Pattern.compile(
          "[0-9]+\\.dkr\\.ecr(?:-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?|public\\.ecr\\.aws");

  /// A repository that is not there, and a rule that writes to it.
  public record Missing(Repository repository, Rule rule, Creation creation) {}

  /// Who creates it.
  public enum Creation {
    BY_THE_PUSH,
    BY_SOMEONE
  }

  private NewRepositories() {}

  /// What this plan finds missing, in its order.
  public static List<Missing> in(Plan plan) {
    return plan.repositories().stream()
        .filter(each -> each.presence() == RepositoryPlan.Presence.NEW && !each.work().isEmpty())
        .map(each -> missing(each.destination(), each.work().getFirst()))
        .toList();
  }

  private static Missing missing(Repository repository, Planned.Work work) {
    var creation =
        CREATE_NONE.matcher(repository.registry()).matches()
            ? Creation.BY_SOMEONE
            : Creation.BY_THE_PUSH;
    return new Missing(repository, work.intent().rule(), creation);
  }
}
