package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** How the work arriving in each interval ended, as shares, in a panel for each architecture. */
final class OutcomesChart {
  private static final int TABLE_ROWS = 12;

  /** Shares are drawn to a thousandth, which is less than a pixel. */
  private static final double FINE = 1000;

  private final Subject subject;

  private OutcomesChart(Subject subject) {
    this.subject = subject;
  }

  static Chart of(Subject subject) {
    OutcomesChart chart = new OutcomesChart(subject);
    Chart.Words words =
        new Chart.Words(
            "Outcomes over time: " + subject.useCase(),
            "How the work arriving in each interval ended. Blues and green are within tolerance;"
                + " yellow, orange and pink are tickets.",
            chart.caption());
    return new Chart(
        "outcomes-" + subject.id(),
        Topic.ofWork(subject.useCase()),
        words,
        chart.table(),
        () -> chart.picture(words));
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = subject.style();
    Timeline timeline = subject.timeline();
    List<Panel> panels = new ArrayList<>();
    for (UseCaseCourse course : subject.courses()) {
      panels.add(
          new Panel(course.architecture(), unit(course), plot(course), List.of(), panelHeight()));
    }
    List<Legend.Entry> legend =
        Arrays.stream(Outcome.values())
            .map(outcome -> Legend.Entry.area(outcome.label(), outcome.ink(), 1))
            .toList();
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(style, legend),
        new FaultLane(style, timeline.spans(), timeline.seconds()),
        panels,
        timeline.axis(),
        ClockScale.meaning(timeline.seconds()));
  }

  private String unit(UseCaseCourse course) {
    return "share of arrivals; tickets are %s of all%s"
        .formatted(Figures.share(counted(course).shareOfTickets()), aside());
  }

  private OutcomeCounts counted(UseCaseCourse course) {
    int all = course.outcomes().size();
    return new Slice(Math.min(subject.timeline().firstCounted(), all), all).outcomes(course);
  }

  private String aside() {
    return subject.timeline().firstCounted() > 0 ? ", the warm-up aside" : "";
  }

  private int panelHeight() {
    return subject.courses().size() <= 3 ? 130 : 96;
  }

  private XYPlot plot(UseCaseCourse course) {
    ChartStyle style = subject.style();
    Outcome[] outcomes = Outcome.values();
    StackedAreas areas = new StackedAreas(Arrays.stream(outcomes).map(Outcome::ink).toList());
    double interval = subject.timeline().intervalSeconds();
    for (Slice slice : Courses.slices(course.outcomes().size(), style.plotWidth())) {
      OutcomeCounts counts = slice.outcomes(course);
      double[] tops = new double[outcomes.length];
      long sum = 0;
      for (int i = 0; i < outcomes.length; i++) {
        sum += outcomes[i].of(counts);
        tops[i] = counts.offered() == 0 ? 0 : Math.rint(sum * FINE / counts.offered()) / FINE;
      }
      areas.step(slice.from() * interval, slice.to() * interval, tops);
    }
    List<Tick> ticks = List.of(new Tick(0, "0 %"), new Tick(0.5, "50 %"), new Tick(1, "100 %"));
    XYPlot plot = areas.plot(style, new TickAxis(0, 1, ticks));
    subject.timeline().bands().forEach(span -> FaultBand.across(plot, span));
    return plot;
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    for (UseCaseCourse course : subject.courses()) {
      OutcomeCounts counts = counted(course);
      if (counts.known() > 0) {
        parts.add(
            Figures.share(counts.shareOfTickets())
                + " with "
                + PlainText.quoted(course.architecture()));
      }
    }
    return parts.isEmpty()
        ? "No work was offered that counts, so there are no outcomes to speak of."
        : "Share of the work that became tickets%s: %s."
            .formatted(aside(), String.join(", ", parts));
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("Architecture, from"));
    Arrays.stream(Outcome.values()).forEach(outcome -> header.add(outcome.label()));
    List<List<String>> rows = new ArrayList<>();
    Timeline timeline = subject.timeline();
    for (UseCaseCourse course : subject.courses()) {
      for (Slice slice : Courses.slices(course.outcomes().size(), TABLE_ROWS)) {
        OutcomeCounts counts = slice.outcomes(course);
        List<String> row = new ArrayList<>();
        double from = slice.from() * timeline.intervalSeconds();
        row.add(course.architecture() + ", " + ClockScale.label(from, timeline.seconds()));
        for (Outcome outcome : Outcome.values()) {
          double share =
              counts.offered() == 0 ? Double.NaN : (double) outcome.of(counts) / counts.offered();
          row.add(Figures.share(share));
        }
        rows.add(row);
      }
    }
    return new DataTable(header, rows);
  }
}
