package dev.stampede.reports.result.sweep;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sequential.Stopping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What architectures come to as values of their scenario are varied. All points are run on the same
 * random numbers.
 *
 * @param schema {@link #SCHEMA}
 * @param name what was varied
 * @param partial whether it was interrupted, so that points are missing
 * @param verdict met, since a sweep tells, and promises nothing; inconclusive if clear verdicts
 *     were asked for, and one is not
 * @param axes what was varied
 * @param planned how many points were asked for
 * @param points those that are known, in the order in which they were asked for
 */
public record SweepAnswer(
    String schema,
    String name,
    boolean partial,
    Verdict verdict,
    Setup setup,
    List<Axis> axes,
    int planned,
    List<Point> points,
    List<String> warnings)
    implements Answer {

  /** The version of the shape: within it fields are added, never renamed. */
  public static final String SCHEMA = "stampede.sweep/v1";

  /** Copies the lists. */
  public SweepAnswer {
    axes = List.copyOf(axes);
    points = List.copyOf(points);
    warnings = List.copyOf(warnings);
  }

  /** Returns how often a point was run. */
  public int replications(Point point) {
    return point.result().stopping().map(Stopping::lastLook).orElse(setup.replications());
  }

  /**
   * A value that was varied.
   *
   * @param path as {@code --set} takes it
   * @param values as they were asked for
   */
  public record Axis(String path, List<String> values) {

    private static final Pattern LEADING = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

    /** Copies the list. */
    public Axis {
      values = List.copyOf(values);
    }

    /**
     * What stands behind the number of a value, such as {@code /s}; all of it if none begins it.
     */
    public static String unit(String value) {
      return LEADING.matcher(value).replaceFirst("");
    }

    /** Returns the values as numbers, where all are ones of one unit that ascend. */
    public Optional<double[]> numbers() {
      double[] numbers = new double[values.size()];
      for (int i = 0; i < numbers.length; i++) {
        Matcher number = LEADING.matcher(values.get(i));
        if (!number.lookingAt() || !unit(values.get(i)).equals(unit(values.get(0)))) {
          return Optional.empty();
        }
        numbers[i] = Double.parseDouble(number.group());
        if (i > 0 && numbers[i] <= numbers[i - 1]) {
          return Optional.empty();
        }
      }
      return Optional.of(numbers);
    }
  }

  /**
   * A scenario with its values.
   *
   * @param scenario name of the file's scenario
   * @param values one for each axis, as a setting has it; empty where the file's own holds
   */
  public record Point(String scenario, List<String> values, PointResult result) {

    /** Copies the list. */
    public Point {
      values = List.copyOf(values);
    }
  }
}
