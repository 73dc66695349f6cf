package dev.stampede.experiments.platform;

import dev.stampede.models.demand.platform.PlatformResult;
import dev.stampede.reports.result.people.PlatformCourse;
import dev.stampede.reports.result.people.PlatformSummary;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One platform under one architecture, the replications added up in their order. It holds sums and
 * extremes only, so it is as large for a thousand replications as for one.
 */
public final class PlatformTally {

  private static final List<ToDoubleFunction<PlatformResult>> SUMMED =
      List.of(
          PlatformResult::atEnd,
          PlatformResult::most,
          PlatformResult::least,
          PlatformResult::left,
          PlatformResult::returned,
          PlatformResult::lost,
          PlatformResult::came,
          PlatformResult::went,
          PlatformResult::gained);

  private final String name;
  private final long users;
  private final double[] sums = new double[SUMMED.size()];
  private final double[] byInterval;
  private final double[] lowest;
  private final double[] highest;
  private double lostLeast = Double.POSITIVE_INFINITY;
  private double lostMost = Double.NEGATIVE_INFINITY;
  private int replications;

  /** Begins with one replication. */
  public PlatformTally(PlatformResult first) {
    this.name = first.name();
    this.users = first.users();
    int intervals = first.byInterval().size();
    this.byInterval = new double[intervals];
    this.lowest = new double[intervals];
    this.highest = new double[intervals];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    add(first);
  }

  /** Adds the next replication. */
  public void add(PlatformResult result) {
    replications++;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += SUMMED.get(i).applyAsDouble(result);
    }
    lostLeast = Math.min(lostLeast, result.lost());
    lostMost = Math.max(lostMost, result.lost());
    for (int i = 0; i < byInterval.length; i++) {
      double there = result.byInterval().get(i);
      byInterval[i] += there;
      lowest[i] = Math.min(lowest[i], there);
      highest[i] = Math.max(highest[i], there);
    }
  }

  /** Returns what became of its users. */
  public PlatformSummary summary() {
    double[] means = Arrays.stream(sums).map(sum -> sum / replications).toArray();
    return new PlatformSummary(
        name, users, means[0], means[1], means[2], means[3], means[4], means[5], lostLeast,
        lostMost, means[6], means[7], means[8]);
  }

  /** Returns how many there were over time. */
  public PlatformCourse course(String architecture) {
    return new PlatformCourse(
        architecture,
        name,
        Arrays.stream(byInterval).map(sum -> sum / replications).boxed().toList(),
        Arrays.stream(lowest).boxed().toList(),
        Arrays.stream(highest).boxed().toList());
  }
}
