package dev.stampede.scenarios.terminal;

import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.text.Figures;
import java.io.PrintStream;

/** One line on a terminal that says how far a run has come; silent where it is not shown. */
public final class ProgressLine implements ProgressListener {

  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double ENOUGH_FOR_AN_ESTIMATE = 0.02;

  private final PrintStream err;
  private final String scenario;
  private final boolean shown;
  private final long start = System.nanoTime();

  public ProgressLine(PrintStream err, String scenario, boolean shown) {
    this.err = err;
    this.scenario = scenario;
    this.shown = shown;
  }

  @Override
  public void progress(double done, int trials, int allTrials) {
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    String left =
        done < ENOUGH_FOR_AN_ESTIMATE
            ? ""
            : ", about %s left".formatted(Figures.seconds(seconds * (1 - done) / done));
    say("%d %% (%d of %d trials%s)".formatted(Math.round(100 * done), trials, allTrials, left));
  }

  /** Shows a line instead of the one before. */
  public void say(String what) {
    if (shown) {
      err.print(CLEAR_LINE + scenario + ": " + what);
      err.flush();
    }
  }

  /** Takes the line away. */
  public void clear() {
    if (shown) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
