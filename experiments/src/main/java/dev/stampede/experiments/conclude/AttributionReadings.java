package dev.stampede.experiments.conclude;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.IntervalRule;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.attribution.FaultLoadResult;
import dev.stampede.models.attribution.GuardResult;
import dev.stampede.models.attribution.LayerResult;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Status;
import dev.stampede.reports.result.AttributionSummary;
import dev.stampede.reports.result.AttributionSummary.FaultLoad;
import dev.stampede.reports.result.AttributionSummary.Guard;
import dev.stampede.reports.result.AttributionSummary.Layer;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Spread;
import dev.stampede.reports.result.AttributionSummary.Step;
import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads off who did what under an architecture. */
final class AttributionReadings {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Step NOWHERE = new Step(0, "", "", Step.UNDER_WAY, "", "", 0);

  private final ArchitectureTally tally;
  private final Confidence confidence;
  private final List<Attribution> replications;
  private final Attribution sum;

  AttributionReadings(ArchitectureTally tally, Confidence confidence) {
    this.tally = tally;
    this.confidence = confidence;
    this.replications = tally.attributions();
    this.sum = replications.stream().reduce(Attribution::plus).orElse(Attribution.NONE);
  }

  AttributionSummary summary() {
    return new AttributionSummary(
        IntStream.range(0, tally.useCases().size())
            .mapToObj(this::origins)
            .flatMap(List::stream)
            .toList(),
        IntStream.range(0, sum.layers().size()).mapToObj(this::layer).toList(),
        IntStream.range(0, sum.guards().size()).mapToObj(this::guard).toList(),
        sum.faultLoads().stream().map(this::faultLoad).toList());
  }

  private List<Origin> origins(int useCase) {
    DescentTally whole = tally.useCases().get(useCase).descents();
    List<DescentTally> parts = tally.descents(useCase);
    double[] offered = parts.stream().mapToDouble(DescentTally::offered).toArray();
    List<Origin> origins = new ArrayList<>();
    for (List<dev.stampede.models.work.Step> way : whole.ways()) {
      List<Step> steps = way.stream().map(AttributionReadings::step).toList();
      for (Outcome outcome : Outcome.values()) {
        long count = whole.count(way, outcome);
        if (count > 0) {
          double[] counts = parts.stream().mapToDouble(part -> part.count(way, outcome)).toArray();
          origins.add(
              new Origin(
                  tally.useCases().get(useCase).name(),
                  outcome.name().toLowerCase(Locale.ROOT),
                  count,
                  IntervalRule.share(counts, offered, confidence),
                  steps.isEmpty() ? NOWHERE : steps.get(steps.size() - 1),
                  steps.isEmpty() ? steps : steps.subList(0, steps.size() - 1)));
        }
      }
    }
    return origins;
  }

  private static Step step(dev.stampede.models.work.Step step) {
    return new Step(
        step.rung(),
        step.name(),
        step.layer(),
        status(step.status()),
        cause(step),
        step.cause().detail(),
        step.httpStatus());
  }

  private static String cause(dev.stampede.models.work.Step step) {
    if (step.cause().kind() != Cause.Kind.NONE) {
      return step.cause().kind().name().toLowerCase(Locale.ROOT);
    }
    return step.status() == null || step.status() == Status.OK ? "" : status(step.status());
  }

  private static String status(@Nullable Status status) {
    return status == null ? Step.UNDER_WAY : status.name().toLowerCase(Locale.ROOT);
  }

  private Layer layer(int number) {
    LayerResult whole = sum.layers().get(number);
    return new Layer(
        whole.chain(),
        whole.layer(),
        whole.entered(),
        whole.succeeded(),
        whole.failed(),
        whole.rejected(),
        whole.timedOut(),
        whole.cancelled(),
        whole.unfinished(),
        perOffered(number, LayerResult::entered),
        perOffered(number, layer -> layer.keptNanos().toDouble() / NANOS_PER_SECOND));
  }

  /** For each piece of work that came to the ladder, which is the first layer. */
  private Estimate perOffered(int layer, ToDoubleFunction<LayerResult> figure) {
    return IntervalRule.mean(
        replications.stream()
            .map(Attribution::layers)
            .mapToDouble(
                layers -> ratio(figure.applyAsDouble(layers.get(layer)), layers.get(0).entered()))
            .toArray(),
        confidence);
  }

  private Guard guard(int number) {
    GuardResult whole = sum.guards().get(number);
    return new Guard(
        whole.chain(),
        whole.guard(),
        (int) (whole.guards() / replications.size()),
        whole.openings(),
        whole.openingsInFaults(),
        new Spread(mean(number, GuardResult::openings, GuardResult::guards), whole.mostOpenings()),
        seconds(
            mean(number, GuardResult::openNanos, GuardResult::guards), whole.longestOpenNanos()),
        whole.probes(),
        whole.faults(),
        whole.faultsNoticed(),
        seconds(
            mean(number, GuardResult::noticedAfterNanos, GuardResult::faultsNoticed),
            whole.longestNoticeNanos()),
        new Spread(
            mean(number, GuardResult::failuresBefore, GuardResult::faultsNoticed),
            whole.mostFailuresBefore()));
  }

  /** Over the replications that have any; 0 if none has. */
  private Estimate mean(
      int guard, ToLongFunction<GuardResult> total, ToLongFunction<GuardResult> number) {
    double[] means =
        replications.stream()
            .map(replication -> replication.guards().get(guard))
            .filter(result -> number.applyAsLong(result) > 0)
            .mapToDouble(
                result -> ratio((double) total.applyAsLong(result), number.applyAsLong(result)))
            .toArray();
    return means.length == 0 ? Estimate.ofOne(0) : IntervalRule.mean(means, confidence);
  }

  private static Spread seconds(Estimate nanos, long worstNanos) {
    Double low = nanos.ci95().get(0);
    Double high = nanos.ci95().get(1);
    double mean = nanos.mean() / NANOS_PER_SECOND;
    return new Spread(
        low == null || high == null
            ? Estimate.ofOne(mean)
            : Estimate.of(mean, low / NANOS_PER_SECOND, high / NANOS_PER_SECOND),
        worstNanos / NANOS_PER_SECOND);
  }

  private FaultLoad faultLoad(FaultLoadResult whole) {
    double[] calls =
        replications.stream()
            .mapToDouble(replication -> calls(replication.faultLoads().stream(), whole.provider()))
            .toArray();
    return new FaultLoad(
        whole.provider(),
        whole.faultNanos() / NANOS_PER_SECOND,
        whole.calls(),
        whole.succeeded(),
        IntervalRule.mean(calls, confidence));
  }

  private static long calls(Stream<FaultLoadResult> loads, String provider) {
    return loads
        .filter(load -> load.provider().equals(provider))
        .mapToLong(FaultLoadResult::calls)
        .sum();
  }

  private static double ratio(double part, long whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
