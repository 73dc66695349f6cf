package dev.stampede.reports.result.comparison;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sequential.Stopping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of several architectures is better, replication by replication on the same random numbers.
 *
 * @param schema {@link #SCHEMA}
 * @param name what was compared
 * @param partial whether it was interrupted
 * @param verdict failed if a contender loses an objective that its baseline keeps; inconclusive if
 *     it may have, or if clear verdicts were asked for and one is not; met otherwise
 * @param measures what they were compared by, those that are promised first
 * @param promises for each objective of the first scenario, how all keep it
 * @param changes what each further scenario says otherwise than the first one
 * @param stopping why it stopped, where that was decided by what had been seen: then all intervals
 *     and p-values hold at whatever number it stopped; null in JSON where replications were given
 */
public record ComparisonAnswer(
    String schema,
    String name,
    boolean partial,
    Verdict verdict,
    Setup setup,
    List<Contender> contenders,
    List<Measure> measures,
    List<Promise> promises,
    List<Change> changes,
    List<String> warnings,
    Optional<Stopping> stopping)
    implements Answer {

  /** The version of the shape: within it fields are added, never renamed. */
  public static final String SCHEMA = "stampede.comparison/v1";

  /** Copies the lists. */
  public ComparisonAnswer {
    contenders = List.copyOf(contenders);
    measures = List.copyOf(measures);
    promises = List.copyOf(promises);
    changes = List.copyOf(changes);
    warnings = List.copyOf(warnings);
  }

  /**
   * An architecture of a scenario.
   *
   * @param name by which the answer calls it
   * @param source file of the scenario
   * @param sha256 hash of what decides its results
   * @param bound whether it only frames the others, and cannot be the best
   * @param baseline name of the contender that it is compared with; empty for none
   */
  public record Contender(
      String name,
      String source,
      String scenario,
      String sha256,
      String architecture,
      boolean bound,
      String baseline) {}

  /**
   * An objective of the first scenario.
   *
   * @param kept in the order of the contenders; those that it is not about are left out
   */
  public record Promise(String objective, List<Kept> kept) {

    /** Copies the list. */
    public Promise {
      kept = List.copyOf(kept);
    }
  }

  /**
   * Whether a contender keeps an objective, beside its baseline.
   *
   * @param value with its interval, in words
   */
  public record Kept(String contender, Verdict verdict, String value, Standing standing) {}

  /** What became of a promise of the baseline. */
  public enum Standing {
    /** There is no baseline, or what it keeps the contender keeps. */
    AS_BEFORE,
    /** The baseline keeps it, and the contender does not. */
    LOST,
    /** The baseline keeps it, and whether the contender does is not known. */
    DOUBTFUL,
    /** The baseline breaks it, and the contender keeps it. */
    WON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A value that a scenario says otherwise than the first one.
   *
   * @param scenario name of the one that differs
   * @param path as {@code --set} takes it
   * @param before in the first scenario; empty where it says nothing there
   * @param after in the other one; empty where it says nothing there
   */
  public record Change(String scenario, String path, String before, String after) {}
}
