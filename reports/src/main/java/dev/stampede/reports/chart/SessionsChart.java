package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.people.AgentCourse;
import dev.stampede.reports.result.people.SessionCourse;
import dev.stampede.reports.result.people.SessionCourse.Stretch;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * What some sessions of our agents were at through the first replication: a row for each session, a
 * panel for each architecture and use case.
 */
final class SessionsChart {
  private static final int MOST_PANELS = 4;
  private static final int ROW = 11;

  /** Parts of a row that a stretch is high. */
  private static final double HIGH = 0.75;

  private static final double LOW = 0.15;

  /** How a session looks while it is at something, in the order of the legend. */
  private enum Look {
    CALLING("waiting for an answer", SessionCourse.Doing.CALLING, Ink.BLUE, HIGH),
    TOOL("in a tool", SessionCourse.Doing.TOOL, Ink.HUMAN, HIGH),
    JOINING("waiting for subagents", SessionCourse.Doing.JOINING, Ink.PURPLE, HIGH),
    LOST("lost", SessionCourse.Doing.LOST, Ink.FAILED, HIGH),
    IDLE("between turns", SessionCourse.Doing.IDLE, Ink.UNFINISHED, LOW);

    private final String label;
    private final SessionCourse.Doing doing;
    private final Ink ink;
    private final double height;

    Look(String label, SessionCourse.Doing doing, Ink ink, double height) {
      this.label = label;
      this.doing = doing;
      this.ink = ink;
      this.height = height;
    }

    /** How long a session was at it, in seconds. */
    double seconds(SessionCourse session) {
      return session.stretches().stream()
          .filter(stretch -> stretch.doing() == doing)
          .mapToDouble(stretch -> stretch.untilSeconds() - stretch.fromSeconds())
          .sum();
    }
  }

  private static final Look[] LOOKS = Look.values();

  /** Sessions of a use case under an architecture, by their numbers. */
  private record Shown(
      ArchitectureSummary architecture, String useCase, List<SessionCourse> sessions) {

    boolean has(Look look) {
      return sessions.stream().anyMatch(session -> look.seconds(session) > 0);
    }
  }

  private final Experiment experiment;
  private final Timeline timeline;

  /** All that could be shown, in the scenario's order. */
  private final List<Shown> all = new ArrayList<>();

  private final List<Shown> shown;

  private SessionsChart(Experiment experiment) {
    this.experiment = experiment;
    this.timeline = Timeline.of(experiment);
    for (ArchitectureSummary architecture : experiment.summary().architectures()) {
      experiment.agents().stream()
          .filter(course -> course.architecture().equals(architecture.name()))
          .filter(course -> !experiment.summary().isBackground(course.useCase()))
          .filter(course -> !course.sessions().isEmpty())
          .forEach(course -> all.add(shown(architecture, course)));
    }
    this.shown = all.subList(0, Math.min(MOST_PANELS, all.size()));
  }

  private static Shown shown(ArchitectureSummary architecture, AgentCourse course) {
    return new Shown(
        architecture,
        course.useCase(),
        course.sessions().stream()
            .sorted(Comparator.comparingLong(SessionCourse::number))
            .toList());
  }

  /** Returns the chart of an experiment with sessions of our agents; none of another answer. */
  static List<Chart> of(Answer answer) {
    if (!(answer instanceof Experiment experiment)) {
      return List.of();
    }
    SessionsChart chart = new SessionsChart(experiment);
    if (chart.all.isEmpty()) {
      return List.of();
    }
    Chart.Words words =
        new Chart.Words(
            "Some sessions of agents, from beginning to end",
            "A row is a session of the first replication, by its number; the colour is what it"
                + " spent most of each moment on.",
            chart.caption());
    return List.of(
        new Chart("sessions", Topic.AGENTS, words, chart.table(), () -> chart.picture(words)));
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = ChartStyle.STANDARD;
    List<Panel> panels = new ArrayList<>();
    for (Shown each : shown) {
      XYPlot plot = plot(style, each.sessions());
      timeline.band(plot);
      timeline.bands().forEach(span -> FaultBand.across(plot, span));
      panels.add(
          new Panel(
              Bounds.marked(each.architecture()),
              unit(each),
              plot,
              List.of(),
              ROW * each.sessions().size()));
    }
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(
            style,
            Arrays.stream(LOOKS)
                .filter(look -> shown.stream().anyMatch(each -> each.has(look)))
                .map(look -> Legend.Entry.area(look.label, look.ink, 1))
                .toList()),
        new FaultLane(style, timeline.spans(), timeline.seconds()),
        panels,
        timeline.axis(),
        ClockScale.meaning(timeline.seconds()));
  }

  private static XYPlot plot(ChartStyle style, List<SessionCourse> sessions) {
    XYLineAndShapeRenderer renderer = ChartStyle.lines();
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      double middle = sessions.size() - i - 0.5; // the first one at the top
      ticks.add(0, new Tick(middle, Long.toString(sessions.get(i).number())));
    }
    for (Look look : LOOKS) {
      renderer.addAnnotation(new Strips(look, sessions));
    }
    XYPlot plot =
        style.plot(new XYSeriesCollection(), new TickAxis(0, sessions.size(), ticks), renderer);
    plot.setRangeGridlinesVisible(false);
    return plot;
  }

  /** All that looks alike in a panel is drawn as one path, which takes a tenth of the letters. */
  @SuppressWarnings("serial") // never serialised
  private static final class Strips extends AbstractXYAnnotation {
    private final transient Look look;
    private final transient List<SessionCourse> sessions;

    Strips(Look look, List<SessionCourse> sessions) {
      this.look = look;
      this.sessions = sessions;
    }

    @Override
    public void draw(
        Graphics2D g2,
        XYPlot plot,
        Rectangle2D area,
        ValueAxis domain,
        ValueAxis range,
        int index,
        PlotRenderingInfo info) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < sessions.size(); i++) {
        double y = area.getMinY() + (i + 0.5) * area.getHeight() / sessions.size();
        for (Stretch stretch : sessions.get(i).stretches()) {
          if (stretch.doing() == look.doing) {
            double to = Math.min(domain.getUpperBound(), stretch.untilSeconds());
            path.moveTo(domain.valueToJava2D(stretch.fromSeconds(), area, RectangleEdge.BOTTOM), y);
            path.lineTo(domain.valueToJava2D(to, area, RectangleEdge.BOTTOM), y);
          }
        }
      }
      if (path.getCurrentPoint() != null) {
        g2.setPaint(look.ink.color());
        g2.setStroke(ChartStyle.pen((float) (look.height * ROW)));
        g2.draw(path);
      }
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private String unit(Shown each) {
    long lost = each.sessions().stream().filter(session -> Look.LOST.seconds(session) > 0).count();
    double seconds = each.sessions().stream().mapToDouble(Look.LOST::seconds).sum();
    boolean several = shown.stream().map(Shown::useCase).distinct().count() > 1;
    return (several ? PlainText.of(each.useCase()) + "; " : "")
        + (lost == 0
            ? "none of these %d was lost".formatted(each.sessions().size())
            : "%d of these %d %s lost, for %s in all"
                .formatted(
                    lost,
                    each.sessions().size(),
                    lost == 1 ? "was" : "were",
                    Figures.seconds(seconds)));
  }

  private String caption() {
    String left =
        all.size() > shown.size()
            ? " %d more panels are left out.".formatted(all.size() - shown.size())
            : "";
    return "Chosen by lot, not by what became of them, of the sessions that were there when the"
        + " first fault began, or half-way where there is none; the same number is the same session"
        + " under each architecture. What took less than half of a 400th of the run may not be"
        + " seen."
        + left;
  }

  private DataTable table() {
    double seconds = experiment.summary().scenario().durationSeconds();
    List<String> header = new ArrayList<>(List.of("Session", "from", "until"));
    Arrays.stream(LOOKS).forEach(look -> header.add(look.label));
    List<List<String>> rows = new ArrayList<>();
    for (Shown each : shown) {
      for (SessionCourse session : each.sessions()) {
        List<Stretch> stretches = session.stretches();
        if (stretches.isEmpty()) {
          continue;
        }
        List<String> row = new ArrayList<>();
        row.add(
            "%s: %s %d".formatted(each.architecture().name(), each.useCase(), session.number()));
        row.add(ClockScale.label(stretches.get(0).fromSeconds(), seconds));
        row.add(ClockScale.label(stretches.get(stretches.size() - 1).untilSeconds(), seconds));
        Arrays.stream(LOOKS).forEach(look -> row.add(Figures.seconds(look.seconds(session))));
        rows.add(row);
      }
    }
    return new DataTable(header, rows);
  }
}
