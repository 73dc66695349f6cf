package dev.stampede.reports.result.capacity;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.Tried;
import java.util.List;
import java.util.Optional;

/**
 * The smallest value, or the largest one, at which an architecture keeps its promises.
 *
 * @param schema {@link #SCHEMA}
 * @param name what was asked
 * @param partial whether it was interrupted
 * @param verdict met if any architecture has an answer; failed if nothing in the range keeps the
 *     promises; inconclusive if that is not known after the most replications
 * @param axes where it was looked for; the last one is searched, for all values of the others
 * @param largest whether the largest value is asked for
 * @param promises that have to be kept
 * @param findings one for each architecture and values of the other axes
 * @param tried all that was run, in the order of the values
 */
public record CapacityAnswer(
    String schema,
    String name,
    boolean partial,
    Verdict verdict,
    Setup setup,
    List<Axis> axes,
    boolean largest,
    List<String> promises,
    List<Finding> findings,
    List<Tried> tried,
    List<String> warnings)
    implements Answer {

  /** The version of the shape: within it fields are added, never renamed. */
  public static final String SCHEMA = "stampede.capacity/v1";

  /** Copies the lists. */
  public CapacityAnswer {
    axes = List.copyOf(axes);
    promises = List.copyOf(promises);
    findings = List.copyOf(findings);
    tried = List.copyOf(tried);
    warnings = List.copyOf(warnings);
  }

  /**
   * What was found for an architecture.
   *
   * @param others values of all axes but the last
   * @param value of the last one, that is enough; empty if none in the range is known to be
   * @param beyond the next value, that is not known to be enough; empty at the end of the range
   * @param cost of a run with it, where anything has a price
   * @param cheapest whether no other finding of the architecture costs less
   * @param ideal what no system can beat; empty where no promise says how much of the work it is
   *     about, or what comes depends on what becomes of it
   */
  public record Finding(
      String architecture,
      List<String> others,
      Optional<String> value,
      Optional<Beyond> beyond,
      Optional<Estimate> cost,
      boolean cheapest,
      Optional<Ideal> ideal) {

    /** Copies the list. */
    public Finding {
      others = List.copyOf(others);
    }

    /** Returns the same, and that no other of the architecture costs less. */
    public Finding asCheapest() {
      return new Finding(architecture, others, value, beyond, cost, true, ideal);
    }
  }

  /**
   * What a perfect system needs, that is without queues, chance and anything in vain: known before
   * anything is simulated.
   *
   * @param value the first one in the range with which it keeps the promises; empty if not even it
   *     does with any
   * @param mean of what it needs over the time that counts, where it always has just enough for all
   *     that comes; in the unit of the values; empty where that is not asked for, or the values are
   *     no capacity
   * @param peak the most of it that it needs at a time; empty as the mean
   */
  public record Ideal(Optional<String> value, Optional<Double> mean, Optional<Double> peak) {}

  /** A value that is not known to be enough. */
  public record Beyond(String value, Verdict verdict) {}
}
