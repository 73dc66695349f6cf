package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.CountScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.people.AgentCourse;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * How many sessions of our agents were at work or lost over time, and how many calls they made,
 * each in a panel for each architecture, all of one height.
 */
final class AgentsChart {
  private static final int TABLE_ROWS = 18;
  private static final double SECONDS_PER_HOUR = 3600;

  /** What sessions are at in a turn, from the bottom of the stack. */
  private enum Doing {
    WORKING("waiting for an answer or a tool", Ink.BLUE),
    STALLED("lost", Ink.FAILED);

    private final String label;
    private final Ink ink;

    Doing(String label, Ink ink) {
      this.label = label;
      this.ink = ink;
    }

    /** How many sessions were at it in each interval. */
    List<Double> of(AgentCourse course) {
      return switch (this) {
        case WORKING -> course.working();
        case STALLED -> course.stalled();
      };
    }
  }

  private static final Doing[] DOING = Doing.values();

  private final Experiment experiment;
  private final Timeline timeline;
  private static final ChartStyle STYLE = ChartStyle.STANDARD;

  private final CourseStack<AgentCourse> stack;

  /** Architectures with our agents, in the scenario's order. */
  private final List<ArchitectureSummary> architectures;

  private AgentsChart(Experiment experiment) {
    this.experiment = experiment;
    this.timeline = Timeline.of(experiment);
    this.stack =
        new CourseStack<>(
            Arrays.stream(DOING)
                .map(doing -> new CourseStack.Layer<AgentCourse>(doing.label, doing.ink, doing::of))
                .toList(),
            experiment.intervalSeconds());
    this.architectures =
        experiment.summary().architectures().stream()
            .filter(architecture -> !courses(architecture).isEmpty())
            .toList();
  }

  /** Returns the charts of an experiment with agents of ours; none of another answer. */
  static List<Chart> of(Answer answer) {
    if (!(answer instanceof Experiment experiment)) {
      return List.of();
    }
    AgentsChart chart = new AgentsChart(experiment);
    return chart.architectures.isEmpty() ? List.of() : List.of(chart.sessions(), chart.calls());
  }

  private Chart sessions() {
    Chart.Words words =
        new Chart.Words(
            "Sessions of agents in a turn over time",
            "How many at a time, mean of the replications; lost where agents are lost and none is at"
                + " work. All others are between turns.",
            lostCaption());
    return new Chart(
        "agents",
        Topic.AGENTS,
        words,
        table(
            Arrays.stream(DOING)
                .map(
                    doing ->
                        new Column(
                            doing.label, (c, slice) -> CourseStack.mean(c, doing::of, slice)))
                .toList()),
        () -> sessionsPicture(words));
  }

  private Chart calls() {
    Chart.Words words =
        new Chart.Words(
            "Calls that agents make over time",
            "Begun per second, mean of the replications, without what their clients try again."
                + " Dashed: the mean before the first fault.",
            stormCaption());
    return new Chart(
        "agent-calls",
        Topic.AGENTS,
        words,
        table(List.of(new Column("calls /s", this::rateOf))),
        () -> callsPicture(words));
  }

  private List<AgentCourse> courses(ArchitectureSummary architecture) {
    return experiment.agents().stream()
        .filter(course -> course.architecture().equals(architecture.name()))
        .filter(course -> !experiment.summary().isBackground(course.useCase()))
        .toList();
  }

  private List<Slice> slices(int most) {
    return Courses.slices(courses(architectures.get(0)).get(0).working().size(), most);
  }

  /** Returns each interval alone. */
  private List<Slice> intervals() {
    return slices(courses(architectures.get(0)).get(0).working().size());
  }

  /** The highest of something, of all architectures and of slices as they are drawn. */
  private double largest(List<Slice> slices, BiFunction<List<AgentCourse>, Slice, Double> of) {
    double largest = 0;
    for (ArchitectureSummary architecture : architectures) {
      List<AgentCourse> courses = courses(architecture);
      for (Slice slice : slices) {
        largest = Math.max(largest, of.apply(courses, slice));
      }
    }
    return largest;
  }

  private Picture sessionsPicture(Chart.Words words) {
    List<Slice> slices = slices(STYLE.plotWidth());
    List<Tick> ticks = CountScale.ticks(largest(slices, stack::top), 4);
    List<Panel> panels = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      XYPlot plot = stack.plot(STYLE, courses(architecture), slices, ticks);
      timeline.bands().forEach(span -> FaultBand.across(plot, span));
      panels.add(panel(architecture, hoursOf(architecture), plot));
    }
    return picture(words, stack.legend(), panels);
  }

  private Panel panel(ArchitectureSummary architecture, String unit, XYPlot plot) {
    int height = architectures.size() <= 3 ? 130 : 96;
    return new Panel(Bounds.marked(architecture), unit, plot, List.of(), height);
  }

  private Picture picture(Chart.Words words, List<Legend.Entry> legend, List<Panel> panels) {
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

  private Picture callsPicture(Chart.Words words) {
    List<Tick> ticks = CountScale.ticks(largest(intervals(), this::rateOf), 4);
    List<Panel> panels = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      XYPlot plot = lines(architecture, ticks);
      timeline.band(plot);
      panels.add(panel(architecture, stormOf(architecture), plot));
    }
    return picture(
        words,
        List.of(Legend.Entry.line("calls per second", Ink.BLUE, STYLE.lineStroke(0))),
        panels);
  }

  private XYPlot lines(ArchitectureSummary architecture, List<Tick> ticks) {
    List<AgentCourse> courses = courses(architecture);
    double[] rates = intervals().stream().mapToDouble(slice -> rateOf(courses, slice)).toArray();
    XYSeriesCollection data = new XYSeriesCollection();
    data.addSeries(
        Courses.minMax("calls", timeline.middles(rates.length), rates, STYLE.plotWidth()));
    XYLineAndShapeRenderer renderer = ChartStyle.lines();
    renderer.setSeriesPaint(0, Ink.BLUE.color());
    renderer.setSeriesStroke(0, ChartStyle.pen(1.4f));
    storm(architecture)
        .ifPresent(
            storm ->
                renderer.addAnnotation(
                    new XYLineAnnotation(
                        0,
                        storm.before(),
                        timeline.seconds(),
                        storm.before(),
                        ChartStyle.pen(1.2f, 6, 3),
                        Ink.TEXT.color())));
    return STYLE.plot(data, new TickAxis(0, ticks.get(ticks.size() - 1).at(), ticks), renderer);
  }

  private double rateOf(List<AgentCourse> courses, Slice slice) {
    return CourseStack.mean(courses, AgentCourse::calls, slice) / experiment.intervalSeconds();
  }

  private double hours(ArchitectureSummary architecture, Doing doing) {
    int first = timeline.firstCounted();
    return courses(architecture).stream()
            .flatMap(course -> doing.of(course).stream().skip(first))
            .mapToDouble(Double::doubleValue)
            .sum()
        * experiment.intervalSeconds()
        / SECONDS_PER_HOUR;
  }

  private String hoursOf(ArchitectureSummary architecture) {
    List<String> parts = new ArrayList<>();
    for (Doing doing : DOING) {
      parts.add("%s h %s".formatted(Figures.number(hours(architecture, doing)), doing.label));
    }
    return "sessions; " + String.join(", ", parts);
  }

  private String lostCaption() {
    List<String> parts = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      parts.add(
          "%s with %s"
              .formatted(
                  Figures.number(hours(architecture, Doing.STALLED)),
                  PlainText.quoted(architecture.name())));
    }
    return "Session-hours of a run in which agents were lost%s: %s."
        .formatted(
            experiment.summary().scenario().warmupSeconds() > 0 ? ", the warm-up aside" : "",
            String.join(", ", parts));
  }

  private Optional<CallStorm> storm(ArchitectureSummary architecture) {
    List<AgentCourse> courses = courses(architecture);
    return CallStorm.of(
        intervals().stream()
            .map(slice -> CourseStack.mean(courses, AgentCourse::calls, slice))
            .toList(),
        experiment.intervalSeconds(),
        timeline.firstCounted(),
        experiment.summary().scenario().replications(),
        experiment.faults());
  }

  private String stormOf(ArchitectureSummary architecture) {
    return "calls /s"
        + storm(architecture)
            .map(
                storm ->
                    "; after the fault at most %s, before it %s"
                        .formatted(Figures.number(storm.peak()), Figures.number(storm.before())))
            .orElse("");
  }

  private String stormCaption() {
    List<String> parts = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      storm(architecture)
          .ifPresent(
              storm -> parts.add(PlainText.quoted(architecture.name()) + " " + words(storm)));
    }
    return parts.isEmpty()
        ? "There is no fault that all replications have in common, or too little before or after it"
            + " to tell how large the storm was."
        : ("Once the first fault was over, agents made at most this many times as many calls"
                    + " in %s as before it: ")
                .formatted(Figures.seconds(experiment.intervalSeconds()))
            + String.join("; ", parts)
            + ".";
  }

  private static String words(CallStorm storm) {
    String level = storm.isStorm() ? "within 20 %" : "at 80 %";
    String when =
        storm.settledAfter().isEmpty()
            ? "not back %s by the end"
            : storm.settledAfter().getAsDouble() == 0
                ? "back %s at once"
                : "back %s after " + Figures.seconds(storm.settledAfter().getAsDouble());
    return Figures.number(storm.times()) + ", " + when.replace("%s", level);
  }

  /** What a column of the table behind a chart says of each architecture. */
  private record Column(String name, BiFunction<List<AgentCourse>, Slice, Double> value) {}

  private DataTable table(List<Column> columns) {
    List<String> header = new ArrayList<>(List.of("From"));
    for (ArchitectureSummary architecture : architectures) {
      columns.forEach(column -> header.add(architecture.name() + ": " + column.name));
    }
    double seconds = experiment.summary().scenario().durationSeconds();
    List<List<String>> rows = new ArrayList<>();
    for (Slice slice : slices(TABLE_ROWS)) {
      List<String> row = new ArrayList<>();
      row.add(ClockScale.label(slice.from() * experiment.intervalSeconds(), seconds));
      for (ArchitectureSummary architecture : architectures) {
        List<AgentCourse> courses = courses(architecture);
        columns.forEach(column -> row.add(Figures.number(column.value.apply(courses, slice))));
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
