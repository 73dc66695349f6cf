package dev.stampede.scenarios.fitting;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.demand.RecordedRequests;
import dev.stampede.experiments.demand.scatter.Candidate;
import dev.stampede.experiments.demand.scatter.Dispersion;
import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.FitAxis;
import dev.stampede.reports.chart.FitChart;
import dev.stampede.reports.chart.FitPanel;
import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trace's rate over time beside one that the fitted process made, and the dispersion of both. */
final class RequestCharts {

  private static final double[] STEPS = {
    1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400
  };
  private static final int MOST_WINDOWS = 180;

  private RequestCharts() {}

  static List<Chart> of(String title, RequestStudy study) {
    List<Chart> charts = new ArrayList<>();
    charts.add(rate(title, study));
    if (study.fit().observed().size() > 1) {
      charts.add(dispersion(title, study));
    }
    return charts;
  }

  private static Chart rate(String title, RequestStudy study) {
    double span = study.requests().spanSeconds();
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      step = span / STEPS[i] <= MOST_WINDOWS ? STEPS[i] : step;
    }
    int windows = (int) Math.max(1, Math.floor(span / step));
    double[] recorded = new double[windows];
    RecordedRequests requests = study.requests();
    for (int i = 0; i < requests.rows(); i++) {
      count(recorded, requests.seconds(i), step);
    }
    List<FitPanel> panels = new ArrayList<>();
    Optional<Candidate> chosen = study.fit().chosen();
    List<Series> above = new ArrayList<>();
    above.add(steps("recorded", 0, Mark.LINE, recorded, step));
    chosen.ifPresent(candidate -> above.add(curve("rate that is proposed", candidate, span)));
    panels.add(new FitPanel("Recorded, per second", above));
    if (chosen.isPresent()) {
      double[] made = new double[windows];
      double length = step;
      chosen
          .get()
          .scatter()
          .generate(
              chosen.get().curve(), span, new RandomStreams(1, 0), at -> count(made, at, length));
      panels.add(
          new FitPanel(
              "Made by the demand that is proposed, per second",
              List.of(steps("made", 1, Mark.LINE, made, step), curve("", chosen.get(), span))));
    }
    return FitChart.of(
        "rate",
        title,
        chosen.isPresent()
            ? "Requests per second over time, recorded and made by one run of what is proposed."
            : "Requests per second over time, as recorded.",
        chosen.isPresent()
            ? "The lower picture should look like the upper one, but not be the same."
            : "No process that was tried looks like this one: replay it.",
        FitAxis.CLOCK,
        panels);
  }

  private static void count(double[] windows, double seconds, double step) {
    int window = (int) (seconds / step);
    if (window < windows.length) {
      windows[window] += 1 / step;
    }
  }

  private static Series steps(String label, int colour, Mark mark, double[] rates, double step) {
    List<Double> across = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      across.add((i + 0.5) * step);
      values.add(rates[i]);
    }
    return new Series(label, colour, mark, across, values);
  }

  private static Series curve(String label, Candidate candidate, double span) {
    List<Double> across = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    across.add(0.0);
    values.add(candidate.curve().at(0));
    for (int i = 0; i < candidate.curve().knots(); i++) {
      double at = candidate.curve().secondsOf(i);
      if (at > 0 && at < span) {
        across.add(at);
        values.add(candidate.curve().rateOf(i));
      }
    }
    across.add(span);
    values.add(candidate.curve().at(span));
    return new Series(label, 4, Mark.DASHES, across, values);
  }

  private static Chart dispersion(String title, RequestStudy study) {
    List<Double> scales =
        study.fit().observed().stream().map(dispersion -> dispersion.seconds()).toList();
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            "recorded",
            0,
            Mark.FULL_DOTS,
            scales,
            study.fit().observed().stream().map(Dispersion::index).toList()));
    Candidate shown = study.fit().chosen().orElse(study.fit().candidates().get(0));
    String label =
        (study.fit().chosen().isPresent() ? "proposed: " : "nearest, but not near: ")
            + shown.scatter().kind()
            + " about a "
            + shown.shape();
    series.add(new Series(label, 1, Mark.LINE, scales, shown.dispersions()));
    series.add(
        new Series(
            "steady Poisson process",
            4,
            Mark.DASHES,
            scales,
            scales.stream().map(scale -> 1.0).toList()));
    return FitChart.of(
        "dispersion",
        title,
        "Variance of the requests in a window over their mean, by the length of the windows.",
        "What lies above 1 is burst and swing: queues feel it at the scale of their own waits.",
        FitAxis.WINDOW,
        List.of(new FitPanel("Index of dispersion", series)));
  }
}
