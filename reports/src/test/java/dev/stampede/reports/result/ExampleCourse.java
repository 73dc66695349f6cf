package dev.stampede.reports.result;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One use case of {@link ExampleExperiment} under one architecture, minute by minute. */
final class ExampleCourse {

  private final String architecture;
  private final String useCase;
  private final SplittableRandom random;

  ExampleCourse(String architecture, String useCase) {
    this.architecture = architecture;
    this.useCase = useCase;
    this.random = new SplittableRandom(useCase.length() * 31L + architecture.length());
  }

  UseCaseCourse course() {
    List<OutcomeCounts> outcomes = new ArrayList<>();
    List<Long> attempts = new ArrayList<>();
    List<Long> answered = new ArrayList<>();
    List<Histogram> byInterval = new ArrayList<>();
    Histogram all = new Histogram(1_000_000, 3_600_000_000_000L, 3);
    for (int minute = 0; minute < ExampleExperiment.INTERVALS; minute++) {
      boolean last = minute == ExampleExperiment.INTERVALS - 1;
      OutcomeCounts counts = outcomes(minute, last);
      outcomes.add(counts);
      double bad = 1 - good(minute);
      double calls = retries(bad) * (architecture.equals("hedged") ? 1.25 : 1);
      attempts.add(Math.round(counts.offered() * calls));
      long answers = counts.withinTolerance() + counts.late();
      answered.add(answers);
      Histogram latencies = new Histogram(1_000_000, 3_600_000_000_000L, 2);
      byInterval.add(latencies);
      record(answers, bad, latencies, minute < ExampleExperiment.WARMUP_INTERVALS ? null : all);
    }
    long work = sum(outcomes).known();
    return new UseCaseCourse(
        architecture, useCase, outcomes, attempts, answered, all, work, byInterval);
  }

  /** Twelve times the usual rate: up from 60 to 65 min, held for 20 min, down until 125 min. */
  private static double demand(int minute) {
    double up = Math.min(1, Math.max(0, (minute - 60) / 5.0));
    double down = Math.min(1, Math.max(0, (125 - minute) / 40.0));
    return 1 + 11 * Math.min(up, down);
  }

  private static boolean northIsDown(int minute) {
    return minute >= 70 && minute < 115;
  }

  private static boolean southIsSlow(int minute) {
    return minute >= 130 && minute < 140;
  }

  /** Share of the work that arrives in a minute and ends within its tolerance. */
  private double good(int minute) {
    double demand = demand(minute);
    double alone = northIsDown(minute) ? 0.02 : Math.min(0.9995, 9 / demand);
    return switch (architecture) {
      case "single" -> alone;
      case "failover" ->
          northIsDown(minute) ? Math.min(0.999, 10.2 / demand) : Math.min(0.9995, 11.8 / demand);
      case "hedged" ->
          northIsDown(minute)
              ? Math.min(0.999, 11.84 / demand)
              : southIsSlow(minute) ? 0.98 : Math.min(0.9996, 11.96 / demand);
      default -> northIsDown(minute) ? 0.9972 : 0.9993;
    };
  }

  private static double retries(double bad) {
    return 1 + bad + bad * bad;
  }

  private OutcomeCounts outcomes(int minute, boolean last) {
    double usual = useCase.equals("support-chat") ? 12_000 : 1_500;
    double noise = 0.97 + 0.06 * random.nextDouble();
    long offered = Math.round(usual * demand(minute) * noise);
    long unfinished = last ? offered / 400 : 0;
    long ended = offered - unfinished;
    long within = Math.round(ended * good(minute));
    boolean graceful = architecture.equals("graceful");
    long human = graceful && northIsDown(minute) ? within / 40 : 0;
    double spare = architecture.equals("single") ? 0 : northIsDown(minute) ? 0.95 : 0.03;
    long degraded = Math.round((within - human) * spare);
    long outside = ended - within;
    long late = outside * 2 / 5;
    long abandoned = outside * 3 / 20;
    return new OutcomeCounts(
        offered,
        within - human - degraded,
        degraded,
        human,
        late,
        outside - late - abandoned,
        abandoned,
        unfinished);
  }

  /** A log-normal, in 200 steps, that moves and spreads out as more work ends badly. */
  private void record(long answers, double bad, Histogram interval, @Nullable Histogram all) {
    double median = (useCase.equals("support-chat") ? 2.2 : 48) * (1 + 4 * bad);
    double spread = 0.45 + 0.5 * bad;
    int steps = 200;
    for (int step = 0; step < steps; step++) {
      long share = answers * (step + 1) / steps - answers * step / steps;
      double p = (step + 0.5) / steps;
      double normal = (Math.pow(p, 0.135) - Math.pow(1 - p, 0.135)) / 0.1975;
      long nanos = (long) (1e9 * Math.min(3_500, median * Math.exp(spread * normal)));
      if (share > 0) {
        interval.recordValueWithCount(nanos, share);
        if (all != null) {
          all.recordValueWithCount(nanos, share);
        }
      }
    }
  }

  /** What a provider sees of the calls of an architecture's use cases. */
  static ProviderCourse calls(List<UseCaseCourse> courses, String architecture, String provider) {
    List<Long> attempts = new ArrayList<>();
    List<Long> succeeded = new ArrayList<>();
    List<Double> meanInSystem = new ArrayList<>();
    for (int minute = 0; minute < ExampleExperiment.INTERVALS; minute++) {
      int at = minute;
      long calls = courses.stream().mapToLong(c -> c.attempts().get(at)).sum();
      long answers = courses.stream().mapToLong(c -> c.answered().get(at)).sum();
      boolean north = provider.equals("north");
      double toSouth =
          switch (architecture) {
            case "single" -> 0;
            case "hedged" -> 0.5;
            default -> northIsDown(minute) ? 0.9 : 0.02;
          };
      double share = north ? 1 - toSouth : toSouth;
      long seen = Math.round(calls * share);
      double working = north && northIsDown(minute) ? 0 : 1;
      attempts.add(seen);
      succeeded.add(Math.min(seen, Math.round(answers * share * working)));
      meanInSystem.add(seen * 2.6 / 60 / ExampleExperiment.REPLICATIONS);
    }
    return new ProviderCourse(architecture, provider, attempts, succeeded, meanInSystem);
  }

  /** Adds up what arrived after the warm-up. */
  static OutcomeCounts sum(List<OutcomeCounts> intervals) {
    return new OutcomeCounts(
        sum(intervals, OutcomeCounts::offered),
        sum(intervals, OutcomeCounts::full),
        sum(intervals, OutcomeCounts::degraded),
        sum(intervals, OutcomeCounts::human),
        sum(intervals, OutcomeCounts::late),
        sum(intervals, OutcomeCounts::failed),
        sum(intervals, OutcomeCounts::abandoned),
        sum(intervals, OutcomeCounts::unfinished));
  }

  private static long sum(List<OutcomeCounts> intervals, ToLongFunction<OutcomeCounts> count) {
    return intervals.stream().skip(ExampleExperiment.WARMUP_INTERVALS).mapToLong(count).sum();
  }

  /** Figures of so much work, of which a histogram has the answered, as seconds times a factor. */
  static WorkLatency seconds(Histogram histogram, long work, double factor) {
    boolean all = work == histogram.getTotalCount();
    LatencySummary answered = seconds(histogram, factor);
    double never = Double.POSITIVE_INFINITY;
    return new WorkLatency(
        all ? answered.mean() : never,
        percentile(histogram, work, 50) * factor,
        percentile(histogram, work, 90) * factor,
        percentile(histogram, work, 99) * factor,
        percentile(histogram, work, 99.9) * factor,
        all ? answered.max() : never,
        answered);
  }

  private static double percentile(Histogram histogram, long work, double percent) {
    double ofAnswered = percent * work / histogram.getTotalCount();
    return ofAnswered > 100
        ? Double.POSITIVE_INFINITY
        : histogram.getValueAtPercentile(ofAnswered) / 1e9;
  }

  /** Figures of a histogram in nanoseconds, as seconds times a factor; none for factor 0. */
  static LatencySummary seconds(Histogram histogram, double factor) {
    if (factor == 0) {
      return LatencySummary.NONE;
    }
    double scale = factor / 1e9;
    return new LatencySummary(
        histogram.getMean() * scale,
        histogram.getValueAtPercentile(50) * scale,
        histogram.getValueAtPercentile(90) * scale,
        histogram.getValueAtPercentile(99) * scale,
        histogram.getValueAtPercentile(99.9) * scale,
        histogram.getMaxValue() * scale,
        histogram.getTotalCount());
  }
}
