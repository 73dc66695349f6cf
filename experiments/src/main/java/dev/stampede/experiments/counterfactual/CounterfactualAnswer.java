package dev.stampede.experiments.counterfactual;

import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Interaction;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Counterfactual.BudgetSpent;
import dev.stampede.reports.result.Counterfactual.Difference;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.Loss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What was found of each fault.
 *
 * @param question that was asked
 * @param tallies for each variant after the first, in the order of the question's plan, those of
 *     its architectures
 */
public record CounterfactualAnswer(CounterfactualQuestion question, VariantTallies tallies) {

  /** What is told of each fault. All are means or ratios: those add up. */
  private static final List<Metric> METRICS =
      List.of(Metrics.TICKETS, Metrics.AVAILABILITY, Metrics.MINUTES_OUT);

  /** What is told of it for an architecture as a whole, where anything has a price. */
  private static final List<Metric> OF_WHOLE = List.of(Metrics.TOTAL_COST);

  /**
   * Returns the differences.
   *
   * @param samples for each architecture, those of its use cases with all that goes wrong
   * @param wholes for each architecture, all its work together
   * @param sightings the incidents in those, by which all variants are weighted
   */
  public Counterfactual summary(
      List<List<Sample>> samples, List<Sample> wholes, Sightings sightings) {
    List<UseCaseLosses> losses = new ArrayList<>();
    for (int a = 0; a < samples.size(); a++) {
      for (int u = 0; u < samples.get(a).size(); u++) {
        losses.add(losses(a, u, samples.get(a).get(u), sightings));
      }
      if (question.scenario().currency() != null) {
        losses.add(losses(a, wholes.get(a), sightings));
      }
    }
    return new Counterfactual(tallies.events(), tallies.digest().toString(), losses);
  }

  private UseCaseLosses losses(int architecture, int useCase, Sample all, Sightings sightings) {
    String name = question.scenario().trial().useCases().get(useCase).name();
    List<ErrorBudget> budgets = ErrorBudget.of(question.scenario().objectives(), name, all);
    return losses(
        architecture,
        name,
        all,
        tally -> tally.sample(useCase, sightings),
        difference ->
            loss(
                METRICS.stream().filter(metric -> metric.isCompared(all)).toList(),
                budgets,
                difference));
  }

  private UseCaseLosses losses(int architecture, Sample all, Sightings sightings) {
    return losses(
        architecture,
        Objective.WHOLE,
        all,
        tally -> tally.sample(sightings),
        difference -> loss(OF_WHOLE, List.of(), difference));
  }

  private UseCaseLosses losses(
      int architecture,
      String useCase,
      Sample all,
      Function<ArchitectureTally, Sample> sample,
      Function<Function<Metric, Estimate>, Loss> loss) {
    List<Sample> variants = tallies.of(architecture).stream().map(sample).toList();
    List<Sample> without = variants.subList(0, question.suspects().size());
    Sample none = variants.get(variants.size() - 1);
    return new UseCaseLosses(
        question.scenario().trial().architectures().get(architecture).name(),
        useCase,
        IntStream.range(0, without.size())
            .mapToObj(
                i ->
                    new FaultLoss(
                        question.suspects().get(i).name(),
                        question.suspects().get(i).byChance(),
                        loss.apply(metric -> metric.difference(all, without.get(i)))))
            .toList(),
        loss.apply(metric -> metric.difference(all, none)),
        loss.apply(metric -> Interaction.of(metric, all, none, without)));
  }

  private Loss loss(
      List<Metric> metrics, List<ErrorBudget> budgets, Function<Metric, Estimate> difference) {
    String currency = Objects.requireNonNullElse(question.scenario().currency(), "");
    return new Loss(
        metrics.stream()
            .map(m -> new Difference(m.name(), m.unitIn(currency), difference.apply(m)))
            .toList(),
        budgets.stream()
            .map(
                b ->
                    new BudgetSpent(
                        b.objective(), b.spent(difference.apply(Metrics.TICKETS).mean())))
            .toList());
  }
}
