package dev.stampede.scenarios.explain;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.explanation.ExplainedArchitecture;
import dev.stampede.reports.explanation.Explanation;
import dev.stampede.reports.explanation.Finding;
import dev.stampede.reports.explanation.HourlyCost;
import dev.stampede.scenarios.problem.Findings;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains a scenario that was read. */
public final class Explainer {
  /** Where the architectures of a scenario stand. */
  static final String SECTION = "architectures";

  private final Scenario scenario;
  private final Effective effective;
  private final Problems problems;

  /**
   * Creates an explainer.
   *
   * @param effective what reading the scenario recorded
   * @param problems what reading the scenario found
   */
  public Explainer(Scenario scenario, Effective effective, Problems problems) {
    this.scenario = scenario;
    this.effective = effective;
    this.problems = problems;
  }

  /**
   * Returns the explanation.
   *
   * @param file where the scenario was read from
   * @param only the name of an architecture; null for all
   * @param whole whether the rest of the scenario is explained, too
   */
  public Explanation explain(String file, @Nullable String only, boolean whole) {
    TrialSpec trial = scenario.trial();
    List<ExplainedArchitecture> architectures = new ArrayList<>();
    for (ArchitectureSpec architecture : trial.architectures()) {
      String name = architecture.name();
      if (only != null && !only.equals(name)) {
        continue;
      }
      Effective place = effective.nearest(SECTION, name);
      Design design = new Design(trial, architecture, place);
      architectures.add(
          new ExplainedArchitecture(
              name,
              EffectiveTree.below(place),
              WorstCalls.of(design),
              perHour(architecture),
              findings(problems.below(place.path())),
              GiveUps.of(design)));
    }
    List<Problem> others = new ArrayList<>(problems.list());
    others.removeIf(problem -> problem.path().startsWith(SECTION + "."));
    List<EffectiveValue> values =
        new ArrayList<>(whole ? EffectiveTree.below(effective) : List.of());
    values.removeIf(value -> value.key().equals(SECTION));
    return new Explanation(
        Explanation.SCHEMA,
        scenario.name(),
        file,
        values,
        architectures,
        findings(others),
        whole || only == null ? MigrationWords.of(trial.platforms()) : List.of());
  }

  private HourlyCost perHour(ArchitectureSpec architecture) {
    Cost cost = Cost.of(CostPart.FIXED, architecture.fixedPerHour());
    for (ProviderSpec provider : scenario.trial().providers()) {
      cost =
          architecture.providers().contains(provider.name()) ? cost.plus(provider.perHour()) : cost;
    }
    cost = architecture.ownServers().map(ProviderSpec::perHour).reduce(cost, Cost::plus);
    return new HourlyCost(
        scenario.currency() == null ? "" : scenario.currency(),
        cost.of(CostPart.PEOPLE),
        cost.of(CostPart.REPLICAS),
        cost.of(CostPart.RESERVED),
        cost.of(CostPart.FIXED));
  }

  private static List<Finding> findings(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() != Severity.ERROR)
        .map(Findings::of)
        .toList();
  }
}
