package dev.stampede.reports.result.capacity;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
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
   */
  public record Finding(
      String architecture,
      List<String> others,
      Optional<String> value,
      Optional<Beyond> beyond,
      Optional<Estimate> cost,
      boolean cheapest) {

    /** Copies the list. */
    public Finding {
      others = List.copyOf(others);
    }
  }

  /** A value that is not known to be enough. */
  public record Beyond(String value, Verdict verdict) {}

  /** What was run with some values; the last time, with the most replications. */
  public record Tried(List<String> values, int replications, PointResult result) {

    /** Copies the list. */
    public Tried {
      values = List.copyOf(values);
    }
  }
}
