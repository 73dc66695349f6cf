package dev.stampede.scenarios.command;

import dev.stampede.experiments.sweep.Combinations;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.vary.AxisText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is varied, and in which combinations. */
final class VaryOption {

  private static final int MOST_POINTS = 1_000_000;
  private static final Set<String> OF_ALL = Set.of("seed", "replications");

  @Option(
      names = "--vary",
      paramLabel = "PATH=VALUES",
      description =
          "a value to vary, as in demand.chat.arrivals.rate=40/s..120/s:20/s,"
              + " providers.south.quota.rpm=500..8000:*2 or architectures.a.ladder=[x],[x,y]; give"
              + " it several times for several values")
  private List<String> texts = List.of();

  @Option(
      names = "--one-at-a-time",
      description = "vary one value while all others are as in the file, in place of a grid")
  private boolean oneAtATime;

  @Option(
      names = "--latin",
      paramLabel = "N",
      description = "a Latin hypercube of N points, in place of a grid")
  private @Nullable Integer latin;

  /**
   * Reads what is varied; prints what is wrong.
   *
   * @param axes where they are put
   * @return the exit code so far
   */
  int read(Terminal terminal, List<Axis> axes) {
    if (texts.isEmpty() && (oneAtATime || latin != null)) {
      terminal.error("--one-at-a-time and --latin combine values of --vary, and there are none");
      return ExitCode.BAD_COMMAND_LINE;
    }
    try {
      for (String text : texts) {
        Axis axis = AxisText.read(text);
        if (OF_ALL.contains(axis.path())) {
          throw new IllegalArgumentException(
              "%s is the same for all points, so that they can be compared".formatted(axis.path()));
        }
        axes.add(axis);
      }
    } catch (IllegalArgumentException e) {
      terminal.error("--vary: " + e.getMessage());
      return ExitCode.BAD_COMMAND_LINE;
    }
    if (oneAtATime && latin != null) {
      terminal.error("--one-at-a-time and --latin are two ways to combine values; give one");
      return ExitCode.BAD_COMMAND_LINE;
    }
    if (latin != null && latin < 1) {
      terminal.error("--latin (%d) must be at least 1".formatted(latin));
      return ExitCode.BAD_COMMAND_LINE;
    }
    boolean grid = !oneAtATime && latin == null;
    if (grid && Combinations.gridSize(axes) > MOST_POINTS) {
      terminal.error("the grid has more than %d points".formatted(MOST_POINTS));
      terminal.err().println("  help: give fewer values, --one-at-a-time, or --latin N");
      return ExitCode.BAD_COMMAND_LINE;
    }
    return ExitCode.OK;
  }

  /**
   * Returns the values of all points, one for each axis; empty where the file's own holds.
   *
   * @param seed of the chance by which values stand together in a Latin hypercube
   */
  List<List<String>> points(List<Axis> axes, long seed) {
    if (oneAtATime) {
      return Combinations.oneAtATime(axes);
    }
    return latin == null ? Combinations.grid(axes) : Combinations.latin(axes, latin, seed);
  }

  /** The settings of a point. */
  static List<String> settings(List<Axis> axes, List<String> values) {
    List<String> settings = new ArrayList<>();
    for (int a = 0; a < axes.size(); a++) {
      if (!values.get(a).isEmpty()) {
        settings.add(axes.get(a).path() + "=" + values.get(a));
      }
    }
    return settings;
  }
}
