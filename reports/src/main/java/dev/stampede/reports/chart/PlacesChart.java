package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.place.BrokeFirst;
import dev.stampede.reports.result.place.PlaceCourse;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.BreakWords;
import dev.stampede.reports.text.Figures;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * Where calls were refused or timed out over time: a panel for each architecture, a strip for each
 * place, from the way into the providers down to the caller's own policies.
 */
final class PlacesChart {
  private static final int LEFT = 210;
  private static final int ROW = 24;
  private static final int TABLE_ROWS = 18;
  private static final double HALF_STRIP = 0.38;
  private static final BasicStroke MARK = ChartStyle.pen(3);
  private static final ChartStyle STYLE = ChartStyle.STANDARD.withLeft(LEFT);

  /** How much of the calls was lost, and how that looks. */
  private enum Step {
    LITTLE("under 1 %", 0.25),
    SOME("1 to 10 %", 0.6),
    MUCH("over 10 %", 1);

    private final String words;
    private final double height;

    Step(String words, double height) {
      this.words = words;
      this.height = height;
    }

    static Step of(double share) {
      return share < 0.01 ? LITTLE : share <= 0.1 ? SOME : MUCH;
    }
  }

  /** What one cell of a strip shows. */
  private record Shade(Step step, boolean timedOut) {

    Ink ink() {
      return timedOut ? Ink.BLUE : Ink.FAILED;
    }
  }

  private final Experiment experiment;

  private PlacesChart(Experiment experiment) {
    this.experiment = experiment;
  }

  /** Returns the chart of an experiment in which a call was lost; none of another answer. */
  static List<Chart> of(Answer answer) {
    if (!(answer instanceof Experiment experiment) || experiment.places().isEmpty()) {
      return List.of();
    }
    PlacesChart chart = new PlacesChart(experiment);
    Chart.Words words =
        new Chart.Words(
            "Where calls were refused or timed out",
            "Share of the calls that came to each place: the higher the more; blue where more timed"
                + " out than were refused; a black bar marks what broke first.",
            chart.caption());
    return List.of(
        new Chart("places", Topic.PLACES, words, chart.table(), () -> chart.picture(words)));
  }

  private List<PlaceCourse> places(ArchitectureSummary architecture) {
    return experiment.places().stream()
        .filter(place -> place.architecture().equals(architecture.name()))
        .toList();
  }

  private Picture picture(Chart.Words words) {
    Timeline timeline = Timeline.of(experiment);
    List<Panel> panels = new ArrayList<>();
    for (ArchitectureSummary architecture : experiment.summary().architectures()) {
      List<PlaceCourse> places = places(architecture);
      if (!places.isEmpty()) {
        panels.add(
            new Panel(
                Bounds.marked(architecture),
                first(architecture),
                plot(timeline, places, architecture.brokeFirst()),
                List.of(),
                ROW * places.size()));
      }
    }
    List<Legend.Entry> legend = new ArrayList<>();
    for (Step step : Step.values()) {
      legend.add(Legend.Entry.area("refused: " + step.words, Ink.FAILED, step.height));
    }
    for (Step step : Step.values()) {
      legend.add(Legend.Entry.area("timed out: " + step.words, Ink.BLUE, step.height));
    }
    return new Picture(
        STYLE,
        words.title(),
        words.subtitle(),
        new Legend(STYLE, legend),
        new FaultLane(STYLE, timeline.spans(), timeline.seconds()),
        panels,
        timeline.axis(),
        ClockScale.meaning(timeline.seconds()));
  }

  private XYPlot plot(Timeline timeline, List<PlaceCourse> places, List<BrokeFirst> first) {
    XYLineAndShapeRenderer renderer = ChartStyle.lines();
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      PlaceCourse place = places.get(i);
      double middle = places.size() - i - 0.5; // the first one at the top
      String name = BreakWords.place(place.provider(), place.place());
      ticks.add(0, new Tick(middle, Label.fit(name, STYLE.small(), LEFT - 30)));
      strip(renderer, place, middle);
      if (!first.isEmpty() && isOf(first.get(0), place)) {
        double at = first.get(0).medianSeconds();
        renderer.addAnnotation(
            new XYLineAnnotation(at, middle - 0.5, at, middle + 0.5, MARK, Ink.TEXT.color()));
      }
    }
    XYPlot plot =
        STYLE.plot(new XYSeriesCollection(), new TickAxis(0, places.size(), ticks), renderer);
    timeline.band(plot);
    return plot;
  }

  private static boolean isOf(BrokeFirst first, PlaceCourse place) {
    return first.provider().equals(place.provider()) && first.place().equals(place.place());
  }

  /** Draws neighbours that look alike as one. */
  private void strip(XYLineAndShapeRenderer renderer, PlaceCourse place, double middle) {
    int intervals = place.came().size();
    int from = 0;
    for (int i = 1; i <= intervals; i++) {
      Shade shade = shade(place, from);
      if (i == intervals || !Objects.equals(shade, shade(place, i))) {
        if (shade != null) {
          renderer.addAnnotation(
              new XYBoxAnnotation(
                  from * experiment.intervalSeconds(),
                  middle - HALF_STRIP,
                  i * experiment.intervalSeconds(),
                  middle - HALF_STRIP + 2 * HALF_STRIP * shade.step().height,
                  null,
                  null,
                  Marked.series(
                      shade.ink().color(),
                      "%s: %s %s of the calls"
                          .formatted(
                              BreakWords.place(place.provider(), place.place()),
                              shade.timedOut() ? "timed out" : "refused",
                              shade.step().words),
                      place.architecture())));
        }
        from = i;
      }
    }
  }

  private static @Nullable Shade shade(PlaceCourse place, int interval) {
    long lost = place.lost(interval);
    return lost == 0
        ? null
        : new Shade(
            Step.of((double) lost / Math.max(lost, place.came().get(interval))),
            place.timedOut().get(interval) > place.refused().get(interval));
  }

  private String first(ArchitectureSummary architecture) {
    return architecture.brokeFirst().isEmpty()
        ? "nothing broke"
        : "broke first: " + words(architecture.brokeFirst().get(0));
  }

  private static String words(BrokeFirst first) {
    return "%s at %s"
        .formatted(
            BreakWords.place(first.provider(), first.place()),
            BreakWords.clock(first.medianSeconds()));
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    for (ArchitectureSummary architecture : experiment.summary().architectures()) {
      if (!architecture.brokeFirst().isEmpty()) {
        parts.add(
            "under %s %s".formatted(architecture.name(), words(architecture.brokeFirst().get(0))));
      }
    }
    return parts.isEmpty()
        ? "Calls were lost here and there, but no place broke."
        : "What broke first: " + String.join(", ", parts) + ".";
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("From"));
    experiment
        .places()
        .forEach(
            place ->
                header.add(
                    place.architecture()
                        + ": "
                        + BreakWords.place(place.provider(), place.place())));
    int intervals = experiment.places().get(0).came().size();
    double seconds = experiment.summary().scenario().durationSeconds();
    List<List<String>> rows = new ArrayList<>();
    for (Courses.Slice slice : Courses.slices(intervals, TABLE_ROWS)) {
      List<String> row = new ArrayList<>();
      row.add(ClockScale.label(slice.from() * experiment.intervalSeconds(), seconds));
      for (PlaceCourse place : experiment.places()) {
        long lost = 0;
        for (int i = slice.from(); i < slice.to(); i++) {
          lost += place.lost(i);
        }
        row.add(Figures.count(lost));
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
