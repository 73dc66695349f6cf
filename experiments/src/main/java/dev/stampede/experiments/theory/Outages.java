package dev.stampede.experiments.theory;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Outages by plan that end within a minute: whether that minute is out of a promise of half the
 * work depends on how many pieces came before their end, and how many after. Both are Poisson, so
 * the chance of it is known (J. G. Skellam, Journal of the Royal Statistical Society 109, 1946). It
 * is well again when that minute is over, or was when the outage ended.
 */
final class Outages {

  /**
   * Seconds of the last minute of each outage: so many that hardly any run has no time to recover.
   * With those from 18 to 36 one run in 32 would have none, and intervals of 20 runs would cover
   * 93.6 % (worked out by themselves): a mean with a rare 0 in it is hard to bound from a few
   * values.
   */
  private static final List<Integer> SECONDS = List.of(15, 18, 21, 24, 27, 30, 33, 36, 39, 42);

  /** Mean number of pieces in a minute. */
  private static final double A_MINUTE = 12;

  private static final double DURATION_MINUTES = 51;

  /** More pieces in a minute are rarer than one in 10^15. */
  private static final int MOST = 60;

  private static final String ONLY = "single";

  private Outages() {}

  static Study study() {
    double minutes = minutesOut();
    double recovery = recoverySeconds();
    return new Study(
        "outages",
        "Ten outages of a minute and 15 to 42 s, 5 min apart, in a run of 51 min; 12 pieces of work"
            + " come in a minute, of which half must be answered. The second minute of an outage is"
            + " out if more of its work came before the end of the outage than after it. Truth: both"
            + " are Poisson (closed form); of the ten the longest recovery counts. It has few values, so its"
            + " intervals are asked to cover at least 93.5 %.",
        """
        apiVersion: stampede/v1
        name: outages
        duration: 51m
        interval: 1m
        demand:
          work: {arrivals: {rate: 12/min}}
        providers:
          north: {engine: {servers: 1000, service: 1ms}}
          south: {engine: {servers: 1000, service: 1ms}}
        faults:
        %s"""
            .formatted(faults()),
        List.of("single: {ladder: [north]}", "failover: {ladder: [north, south]}"),
        ONLY,
        "work.tickets <= 177",
        List.of(
            promise(),
            Figure.judged(
                "minutes_out, min",
                "minutes_out",
                "<= %ss".formatted(Shown.nanos(60 * minutes)),
                ONLY,
                minutes,
                Target.NOMINAL),
            Figure.judged(
                "recovery, s",
                "recovery",
                "<= %ss".formatted(Shown.nanos(recovery)),
                ONLY,
                recovery,
                Target.AT_LEAST),
            Figure.difference("minutes_out", -minutes),
            Figure.difference("recovery", -recovery, Target.AT_LEAST)),
        List.of(5, 20));
  }

  /** What the times are about. An outage of so many of all seconds loses that share of the work. */
  private static Figure promise() {
    double share =
        1 - SECONDS.stream().mapToDouble(seconds -> 60 + seconds).sum() / (DURATION_MINUTES * 60);
    String objective = "work.availability >= 50%";
    return new Figure(
        "availability",
        share,
        Target.AT_LEAST,
        List.of(objective),
        summary -> Observation.ofShown(summary, ONLY, objective, share));
  }

  private static String faults() {
    return IntStream.range(0, SECONDS.size())
        .mapToObj(
            i ->
                "  - {id: o%d, provider: north, kind: outage, at: %dm, for: %ds}\n"
                    .formatted(i, 1 + 5 * i, 60 + SECONDS.get(i)))
        .collect(Collectors.joining());
  }

  /** Mean time out: the first minute of each outage always, the second one by chance. */
  static double minutesOut() {
    return SECONDS.stream().mapToDouble(seconds -> 1 + out(seconds / 60.0)).sum();
  }

  /** Mean of the longest recovery: those of the earliest ends take longest. */
  static double recoverySeconds() {
    double mean = 0;
    double noneLonger = 1;
    for (int seconds : SECONDS) {
      double out = out(seconds / 60.0);
      mean += noneLonger * out * (60 - seconds);
      noneLonger *= 1 - out;
    }
    return mean;
  }

  /**
   * The chance that of the pieces of a minute more are lost than not.
   *
   * @param share of the minute in which they are lost
   */
  static double out(double share) {
    double out = 0;
    double kept = 0; // the chance that fewer are kept than are lost
    double lost = StrictMath.exp(-A_MINUTE * share);
    double next = StrictMath.exp(-A_MINUTE * (1 - share));
    for (int pieces = 0; pieces < MOST; pieces++) {
      out += lost * kept;
      kept += next;
      lost *= A_MINUTE * share / (pieces + 1);
      next *= A_MINUTE * (1 - share) / (pieces + 1);
    }
    return out;
  }
}
