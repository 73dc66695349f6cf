package dev.stampede.scenarios.experiment;

import dev.stampede.engine.measure.Latency;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;

/**
 * A figure of a use case, by the name that it has in objectives, reports and {@code summary.json}.
 *
 * @param name such as {@code availability} or {@code latency.e2e.p99}
 * @param unit {@code s} for seconds, {@code share} for a number in [0, 1], {@code USD}, or empty
 *     for a plain number
 * @param value the figure of one trial, given what a ticket costs in US dollars
 */
public record Metric(String name, String unit, ToDoubleBiFunction<UseCaseResult, Double> value) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Outcomes within tolerance / work offered. */
  public static final Metric AVAILABILITY =
      new Metric("availability", "share", (r, cost) -> share(withinTolerance(r), r));

  /** Work that ended outside its tolerance. */
  public static final Metric TICKETS = new Metric("tickets", "", (r, cost) -> tickets(r));

  /** What the tickets cost. */
  public static final Metric COST = new Metric("costUsd", "USD", (r, cost) -> tickets(r) * cost);

  /** Calls to providers / work offered. */
  public static final Metric AMPLIFICATION =
      new Metric("attempts.amplification", "", (r, cost) -> share(r.attempts(), r));

  /** Mean quality of the answers. */
  public static final Metric QUALITY = new Metric("quality", "share", (r, cost) -> r.meanQuality());

  /** Share of the served work that waited before its service began. */
  public static final Metric WAIT_PROBABILITY =
      new Metric("waitProbability", "share", (r, cost) -> r.waiting().positiveShare());

  private static final List<Metric> ALL = all();

  /** 99th percentile of the end-to-end latency. */
  public static final Metric LATENCY_P99 = named("latency.e2e.p99").orElseThrow();

  /** All metrics. */
  public static List<Metric> values() {
    return ALL;
  }

  /** Returns the metric of a name. */
  public static Optional<Metric> named(String name) {
    return ALL.stream().filter(m -> m.name.equals(name)).findFirst();
  }

  private static List<Metric> all() {
    List<Metric> all =
        new ArrayList<>(
            List.of(AVAILABILITY, TICKETS, COST, AMPLIFICATION, QUALITY, WAIT_PROBABILITY));
    addLatencies(all, "e2e", UseCaseResult::endToEnd);
    addLatencies(all, "wait", UseCaseResult::waiting);
    addLatencies(all, "firstToken", UseCaseResult::firstToken);
    addLatencies(all, "human", UseCaseResult::human);
    addLatencies(all, "deferred", UseCaseResult::deferred);
    addLatencies(all, "failed", UseCaseResult::failed);
    return List.copyOf(all);
  }

  private static void addLatencies(
      List<Metric> all, String kind, Function<UseCaseResult, Latency> of) {
    all.add(
        new Metric(
            "latency." + kind + ".mean", "s", (r, cost) -> of.apply(r).mean() / NANOS_PER_SECOND));
    all.add(latency(kind, of, "p50", 50));
    all.add(latency(kind, of, "p90", 90));
    all.add(latency(kind, of, "p95", 95));
    all.add(latency(kind, of, "p99", 99));
    all.add(latency(kind, of, "p99.9", 99.9));
    all.add(latency(kind, of, "max", 100));
  }

  private static Metric latency(
      String kind, Function<UseCaseResult, Latency> of, String name, double percent) {
    return new Metric(
        "latency." + kind + "." + name,
        "s",
        (r, cost) -> of.apply(r).percentile(percent) / NANOS_PER_SECOND);
  }

  private static double share(long part, UseCaseResult result) {
    long offered = result.outcomes().offered();
    return offered == 0 ? 1 : (double) part / offered;
  }

  private static long withinTolerance(UseCaseResult result) {
    return sum(result, Outcome::withinTolerance);
  }

  private static long tickets(UseCaseResult result) {
    return sum(result, Outcome::isTicket);
  }

  private static long sum(UseCaseResult result, Predicate<Outcome> which) {
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += which.test(outcome) ? result.outcomes().count(outcome) : 0;
    }
    return sum;
  }
}
