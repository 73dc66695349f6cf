package dev.stampede.experiments.theory;

import dev.stampede.reports.result.Summary;
import java.util.List;
import java.util.function.Function;

/**
 * A figure whose truth is known.
 *
 * @param objectives that a scenario needs for it, as YAML
 * @param reads what an experiment says of it
 */
record Figure(
    String name,
    double truth,
    Target target,
    List<String> objectives,
    Function<Summary, Observation> reads) {

  /** Use case of all studies. */
  private static final String WORK = "work.";

  /**
   * A figure with an interval of its own, judged by a limit that is its truth.
   *
   * @param metric such as {@code availability}
   * @param limit the operator and the truth, as in {@code >= 90%}
   */
  static Figure judged(
      String name, String metric, String limit, String architecture, double truth, Target target) {
    String objective = WORK + metric + " " + limit;
    return new Figure(
        name,
        truth,
        target,
        List.of(objective),
        summary -> Observation.ofObjective(summary, architecture, objective, truth));
  }

  /** A cost of an architecture as a whole, judged by a limit that is its truth. */
  static Figure cost(String metric, String architecture, double truth) {
    String objective = "%s <= %s USD".formatted(metric, truth);
    return new Figure(
        metric + ", USD",
        truth,
        Target.NOMINAL,
        List.of(objective),
        summary -> Observation.ofObjective(summary, architecture, objective, truth));
  }

  /**
   * The share of the work within a time, which a percentile is judged by.
   *
   * @param metric a percentile of a latency
   * @param share of the work that is within the true percentile
   * @param seconds the true percentile
   */
  static Figure within(String metric, double share, String architecture, double seconds) {
    String objective = WORK + "%s <= %ss".formatted(metric, Shown.nanos(seconds));
    return new Figure(
        "share within %s s".formatted(Shown.digits(seconds, 4)),
        share,
        Target.NOMINAL,
        List.of(objective),
        summary -> Observation.ofVerdict(summary, architecture, objective));
  }

  /** The percentile of all work that is shown, with its interval by sectioning. */
  static Figure percentile(String metric, String architecture, double seconds) {
    String objective = WORK + "%s <= %ss".formatted(metric, Shown.nanos(seconds));
    return new Figure(
        metric + " as shown, s",
        seconds,
        Target.NOMINAL,
        List.of(objective),
        summary -> Observation.ofShown(summary, architecture, objective, seconds));
  }

  /** The paired difference of the second architecture and the first. */
  static Figure difference(String metric, double truth) {
    return difference(metric, truth, Target.NOMINAL);
  }

  /** The paired difference of the second architecture and the first. */
  static Figure difference(String metric, double truth, Target target) {
    return new Figure(
        metric + ", difference",
        truth,
        target,
        List.of(),
        summary -> Observation.ofDifference(summary, metric, truth));
  }

  /**
   * The second architecture's value as a multiple of the first's, of which no interval is shown.
   */
  static Figure multiple(String metric, String architecture, String versus, double truth) {
    String limit = Shown.percent(truth);
    return new Figure(
        metric + ", as a multiple",
        truth,
        Target.NOMINAL,
        List.of("{metric: %s, versus: %s, at_most: %s}".formatted(metric, versus, limit)),
        summary ->
            Observation.ofVerdict(
                summary, architecture, WORK + "%s <= %s of %s".formatted(metric, limit, versus)));
  }

  /** The share of the replications that keep a promise, which has an exact interval. */
  static Figure ofReplications(String kept, String architecture, double truth) {
    String objective = "P(%s) >= %s".formatted(kept, Shown.percent(truth));
    return new Figure(
        "P(%s)".formatted(kept.substring(WORK.length())),
        truth,
        Target.AT_LEAST,
        List.of(objective),
        summary -> Observation.ofObjective(summary, architecture, objective, truth));
  }
}
