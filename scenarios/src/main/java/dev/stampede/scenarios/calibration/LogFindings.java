package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.LoggedRequest;
import dev.stampede.experiments.fit.Measure;
import dev.stampede.experiments.fit.RequestTimes;
import dev.stampede.experiments.fit.Statistic;
import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.FitAxis;
import dev.stampede.reports.chart.FitChart;
import dev.stampede.reports.chart.FitPanel;
import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a fit to the first requests of a log found. */
public final class LogFindings {

  private static final List<Statistic> SHOWN =
      List.of(Statistic.MEAN, Statistic.P50, Statistic.P90, Statistic.P99);
  private static final double HUNDRED = 100;

  private LogFindings() {}

  /**
   * Says what was found.
   *
   * @param title what was measured
   * @param log the whole of it
   * @param expertsGiven whether the experts of its model were said
   */
  public static Findings of(
      String title, List<LoggedRequest> log, LogStudy study, boolean expertsGiven, Limits limits) {
    List<String> all = new ArrayList<>(Doubts.aboutLog(log));
    String unknown = ModelExperts.of("").doubt();
    if (!expertsGiven && unknown != null) {
      all.add(unknown);
    }
    all.addAll(Doubts.aboutErrors(worst(study)));
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(
        "fitted to the first %d requests; errors on the other %d"
            .formatted(log.size() - study.measured().size(), study.measured().size()));
    lines.add("%-6s %8s %8s %8s %8s".formatted("", "mean", "p50", "p90", "p99"));
    for (Measure measure : Measure.values()) {
      StringBuilder line = new StringBuilder("%-6s".formatted(measure));
      for (Statistic statistic : SHOWN) {
        line.append(" %8s".formatted(ErrorTable.signedPercent(study.error(measure, statistic))));
      }
      lines.add(line.toString());
    }
    all.forEach(doubt -> lines.add("doubtful: " + doubt));
    return new Findings(
        EngineYaml.of(lines, study.engine(), limits), true, all, chart(title, study));
  }

  private static double worst(LogStudy study) {
    return Arrays.stream(Measure.values())
        .flatMapToDouble(
            measure -> SHOWN.stream().mapToDouble(s -> Math.abs(study.error(measure, s))))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static Chart chart(String title, LogStudy study) {
    List<FitPanel> panels = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      panels.add(
          new FitPanel(
              measure.toString(),
              List.of(
                  series("measured", 0, Mark.LINE, measure, study.measured()),
                  series("model", 1, Mark.DASHES, measure, study.predicted()))));
    }
    return FitChart.of(
        "fit",
        title,
        "Times of the requests that were not fitted to, each kind in the order of its length.",
        "Where the lines part, the model is wrong about that share of the requests.",
        FitAxis.PERCENTILE,
        panels);
  }

  private static Series series(
      String label, int colour, Mark mark, Measure measure, List<RequestTimes> times) {
    double[] seconds = measure.of(times);
    Arrays.sort(seconds);
    List<Double> across = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      across.add(HUNDRED * (i + 0.5) / seconds.length);
    }
    return new Series(label, colour, mark, across, Arrays.stream(seconds).boxed().toList());
  }
}
