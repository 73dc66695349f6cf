package dev.stampede.reports.result;

import dev.stampede.reports.result.AttributionSummary.FaultLoad;
import dev.stampede.reports.result.AttributionSummary.Guard;
import dev.stampede.reports.result.AttributionSummary.Layer;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Spread;
import dev.stampede.reports.result.AttributionSummary.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribution that agrees with outcomes: what is degraded was refused by a breaker of the first
 * provider and answered by the second one; what failed timed out there.
 */
public final class ExampleAttribution {

  private ExampleAttribution() {}

  /** Returns one for use cases and the names of two providers. */
  public static AttributionSummary of(
      List<UseCaseSummary> useCases, String first, String second, int replications) {
    List<Origin> origins = new ArrayList<>();
    useCases.forEach(useCase -> addOrigins(origins, useCase, first, second));
    long offered = useCases.stream().mapToLong(u -> u.outcomes().offered()).sum();
    return new AttributionSummary(
        origins,
        List.of(
            layer("", "ladder", offered, offered),
            layer(first, "circuit_breaker", offered, offered),
            layer(first, "call", offered - offered / 4, offered)),
        List.of(
            new Guard(
                first,
                "circuit_breaker",
                8,
                16L * replications,
                8L * replications,
                spread(2, 3),
                spread(95, 120),
                24L * replications,
                8L * replications,
                8L * replications,
                spread(4.6, 9.2),
                spread(10, 21))),
        List.of(new FaultLoad(first, 2700.0 * replications, 113, 2, Estimate.ofOne(22.6))));
  }

  private static Step step(int rung, String name, String layer, String status) {
    boolean ended = !status.equals(Step.OK) && !status.equals(Step.UNDER_WAY);
    return new Step(rung, name, layer, status, ended ? status : "", "", 0);
  }

  private static void addOrigins(
      List<Origin> origins, UseCaseSummary useCase, String first, String second) {
    OutcomeCounts counts = useCase.outcomes();
    List<Step> refused = List.of(step(1, first, "circuit_breaker", "breaker_open"));
    Step answered = step(1, first, "call", Step.OK);
    Step elsewhere = step(2, second, "call", Step.OK);
    Step timedOut = step(2, second, "timeout", "timeout");
    add(origins, useCase, "full", counts.full(), answered, List.of());
    add(origins, useCase, "late", counts.late(), answered, List.of());
    add(origins, useCase, "degraded", counts.degraded(), elsewhere, refused);
    add(origins, useCase, "human", counts.human(), step(3, "human", "call", "ok"), refused);
    add(origins, useCase, "failed", counts.failed(), timedOut, refused);
    Step left = step(1, first, "retry", Step.GAVE_UP);
    add(origins, useCase, "abandoned", counts.abandoned(), left, List.of());
    Step there = step(1, first, "call", Step.UNDER_WAY);
    add(origins, useCase, "unfinished", counts.unfinished(), there, List.of());
  }

  private static void add(
      List<Origin> origins,
      UseCaseSummary useCase,
      String outcome,
      long count,
      Step at,
      List<Step> after) {
    if (count > 0) {
      double share = (double) count / useCase.outcomes().offered();
      origins.add(new Origin(useCase.name(), outcome, count, Estimate.ofOne(share), at, after));
    }
  }

  private static Layer layer(String chain, String kind, long entered, long offered) {
    double each = offered == 0 ? 0 : (double) entered / offered;
    Estimate passages = Estimate.ofOne(each);
    return new Layer(chain, kind, entered, entered, 0, 0, 0, 0, 0, passages, Estimate.ofOne(0.25));
  }

  private static Spread spread(double mean, double worst) {
    return new Spread(Estimate.of(mean, 0.9 * mean, 1.1 * mean), worst);
  }
}
