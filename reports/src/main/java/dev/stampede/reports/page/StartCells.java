package dev.stampede.reports.page;

import dev.stampede.reports.result.TierSummary.Starts;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import java.util.Collections;
import java.util.List;

/** What the tables of providers and tiers say of starts that have to pass a queue. */
final class StartCells {

  /** The columns. */
  static final List<String> HEADER =
      List.of("starts through", "starts timed out", "starts waiting", "longest wait for a start");

  private StartCells() {}

  /** Whether there is a queue that something had to pass. */
  static boolean has(Starts starts) {
    return !starts.equals(Starts.NONE);
  }

  /** Returns a cell for each column. */
  static List<Cell> of(Starts starts, PerRun perRun) {
    return has(starts)
        ? List.of(
            Cell.of(perRun.count(starts.through()), "of\u00a0" + perRun.count(starts.asked())),
            Cell.of(
                perRun.count(starts.timedOut()),
                "work for nobody\u00a0" + perRun.count(starts.wasted())),
            Cell.of(
                Figures.number(starts.meanWaiting()),
                "at the end\u00a0" + Figures.number(starts.waitingAtEnd())),
            Cell.of(Figures.seconds(starts.longestWaitSeconds())))
        : Collections.nCopies(HEADER.size(), Cell.NONE);
  }
}
