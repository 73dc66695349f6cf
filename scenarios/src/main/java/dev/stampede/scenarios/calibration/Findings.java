package dev.stampede.scenarios.calibration;

import dev.stampede.reports.chart.Chart;
import java.util.List;

/**
 * What a calibration found.
 *
 * @param text for the terminal and a file; YAML if {@code yaml}
 * @param yaml whether the text may be pasted into a scenario
 * @param doubts what is odd about it, in sentences
 * @param chart what was fitted beside what was measured
 */
public record Findings(String text, boolean yaml, List<String> doubts, Chart chart) {}
