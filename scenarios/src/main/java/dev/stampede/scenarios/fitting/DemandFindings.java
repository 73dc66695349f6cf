package dev.stampede.scenarios.fitting;

import dev.stampede.reports.chart.Chart;
import java.util.List;
import java.util.Map;

/**
 * What a fit to recorded demand found, in aggregates: nothing in it names anybody.
 *
 * @param text what the recording is and what fits it, in lines
 * @param yaml what to paste into a scenario
 * @param figures the same in a tree, for programs
 * @param doubts what is odd about it, in sentences
 * @param charts what was recorded beside what was fitted
 */
public record DemandFindings(
    String text,
    String yaml,
    Map<String, Object> figures,
    List<String> doubts,
    List<Chart> charts) {

  /** Copies the lists. */
  public DemandFindings {
    doubts = List.copyOf(doubts);
    charts = List.copyOf(charts);
  }
}
