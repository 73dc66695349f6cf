package dev.stampede.reports.chart;

import dev.stampede.reports.chart.FaultBand.Span;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.UseCaseCourse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/**
 * The time that a chart shows, and what happened in it.
 *
 * @param seconds length of the run
 * @param intervalSeconds length of one interval of the series
 * @param spans warm-up and faults
 */
record Timeline(double seconds, double intervalSeconds, List<Span> spans) {

  static Timeline of(Experiment experiment) {
    double interval = experiment.intervalSeconds() > 0 ? experiment.intervalSeconds() : 1;
    int most =
        experiment.useCases().stream()
            .map(UseCaseCourse::outcomes)
            .mapToInt(List::size)
            .max()
            .orElse(0);
    double asked = experiment.summary().scenario().durationSeconds();
    double seconds = Math.max(interval, Math.max(asked, most * interval));
    List<Span> spans = new ArrayList<>();
    double warmup = Math.min(seconds, experiment.summary().scenario().warmupSeconds());
    if (warmup > 0) {
      spans.add(new Span("warm-up", Ink.WARMUP, 0, warmup));
    }
    experiment.faults().forEach(fault -> spans.add(Span.of(fault, seconds)));
    return new Timeline(seconds, interval, List.copyOf(spans));
  }

  /** Returns the first interval that does not start in the warm-up, which does not count. */
  int firstCounted() {
    double warmup =
        spans.stream().filter(s -> s.ink() == Ink.WARMUP).mapToDouble(Span::to).max().orElse(0);
    return (int) Math.ceil(warmup / intervalSeconds);
  }

  /** Returns an axis that says when. */
  TickAxis axis() {
    return new TickAxis(0, seconds, ClockScale.ticks(seconds)).showing("time");
  }

  /** Returns the middle of each interval, in seconds. */
  double[] middles(int intervals) {
    double[] middles = new double[intervals];
    for (int i = 0; i < intervals; i++) {
      middles[i] = (i + 0.5) * intervalSeconds;
    }
    return middles;
  }

  /** Returns the spans with those of a kind that overlap made one, so that tints do not add up. */
  List<Span> bands() {
    List<Span> bands = new ArrayList<>();
    spans.stream()
        .sorted(Comparator.comparing(Span::ink).thenComparingDouble(Span::from))
        .forEach(
            span -> {
              int last = bands.size() - 1;
              if (last >= 0 && bands.get(last).meets(span)) {
                bands.set(last, bands.get(last).until(span.to()));
              } else {
                bands.add(span);
              }
            });
    return bands;
  }

  /** Puts the spans behind a panel. */
  void band(XYPlot plot) {
    bands().forEach(span -> FaultBand.behind(plot, span));
  }
}
