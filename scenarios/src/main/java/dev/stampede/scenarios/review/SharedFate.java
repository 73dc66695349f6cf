package dev.stampede.scenarios.review;

import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.tier.QuestionSpec;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fallback that shares a quota or a dependency with what it stands in for fails with it. */
final class SharedFate implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      List<Route> routes = design.routes();
      for (int i = 1; i < routes.size(); i++) {
        for (ProviderSpec before : routes.get(i - 1).providers()) {
          for (ProviderSpec provider : routes.get(i).providers()) {
            if (!provider.name().equals(before.name())) {
              check(subject, before, provider, routes.get(i), findings);
            }
          }
        }
      }
    }
  }

  private static void check(
      Subject subject, ProviderSpec before, ProviderSpec provider, Route route, Findings findings) {
    List<String> limits = limits(provider);
    limits.retainAll(limits(before));
    if (!limits.isEmpty()) {
      findings.add(
          Rule.SHARED_FATE,
          route.place(),
          "%s stands in for %s, and both draw on the limit %s: what refuses one refuses the other"
              .formatted(provider.name(), before.name(), String.join(", ", limits)),
          "a fallback with a quota of its own");
    }
    Map<String, List<String>> all = subject.trial().faults().dependencies();
    List<String> common = new ArrayList<>(all.getOrDefault(provider.name(), List.of()));
    common.addAll(asked(provider));
    List<String> others = new ArrayList<>(all.getOrDefault(before.name(), List.of()));
    others.addAll(asked(before));
    common.retainAll(others);
    if (!common.isEmpty()) {
      findings.add(
          Rule.SHARED_FATE,
          route.place(),
          "%s stands in for %s, and both fail with %s"
              .formatted(provider.name(), before.name(), String.join(", ", common)),
          "a fallback that depends on something else");
    }
  }

  /** What its tiers cannot do without. */
  private static List<String> asked(ProviderSpec provider) {
    return provider.admission().wayIn().tiers().stream()
        .flatMap(tier -> tier.questions().stream())
        .filter(question -> !question.failsOpen())
        .map(QuestionSpec::dependency)
        .distinct()
        .toList();
  }

  private static List<String> limits(ProviderSpec provider) {
    List<String> names = new ArrayList<>();
    provider.quota().shared().stream().map(QuotaSpec.Shared::name).forEach(names::add);
    return names;
  }
}
