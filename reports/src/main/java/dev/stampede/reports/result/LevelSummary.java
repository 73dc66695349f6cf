package dev.stampede.reports.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a use case, or a provider, was below its level.
 *
 * @param level its promises that are asked of every stretch of time, or the plain level; empty
 *     where nothing was judged
 * @param minutesBelow minutes of a run, in the mean of the replications; NaN, which is null in
 *     JSON, where nothing was judged
 * @param minutesBelowCi95 its interval
 * @param relapses second and further falls
 * @param triggers what came of each fault, or of each surge where there was no fault
 */
public record LevelSummary(
    String level,
    double minutesBelow,
    List<@Nullable Double> minutesBelowCi95,
    Relapses relapses,
    List<Trigger> triggers) {

  /** Nothing was judged. */
  public static final LevelSummary NONE =
      new LevelSummary(
          "",
          Double.NaN,
          Estimate.ofOne(Double.NaN).ci95(),
          new Relapses(Double.NaN, Estimate.ofOne(Double.NaN).ci95(), List.of()),
          List.of());

  /** Copies the list. */
  public LevelSummary {
    triggers = List.copyOf(triggers);
  }

  /** Whether anything was judged. */
  public boolean isJudged() {
    return !level.isEmpty();
  }

  /**
   * How often it fell again.
   *
   * @param mean of the replications
   * @param ci95 its interval
   * @param replications how many had none, one, two and so on
   */
  public record Relapses(double mean, List<@Nullable Double> ci95, List<Long> replications) {

    /** Copies the list. */
    public Relapses {
      replications = List.copyOf(replications);
    }
  }

  /**
   * What came of the triggers of one cause.
   *
   * @param trigger a fault's id, the source of incidents by chance, or a surge
   * @param struck the provider, or the use case whose demand surged
   * @param kind of the fault, {@code incident} or {@code surge}
   * @param occurrences how often it struck
   * @param tailSeconds mean time from its end until it was above the level again; infinite, which
   *     is null in JSON, if that was once not so within the run, or before the next trigger; NaN if
   *     nobody can tell
   * @param tail those after which it was above again, alone
   * @param notWithinRun how often the run ended before
   * @param overtaken how often the next trigger struck before
   * @param minutesBelow in its time, of a run
   * @param relapses in its time, of a run
   * @param hit how often it fell in its time, or at most a window earlier: what was under way
   *     counts where it arrived
   */
  public record Trigger(
      String trigger,
      String struck,
      String kind,
      long occurrences,
      double tailSeconds,
      RecoverySummary.WellAgain tail,
      long notWithinRun,
      long overtaken,
      double minutesBelow,
      double relapses,
      long hit) {}
}
