package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Grid;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jfree.chart.plot.XYPlot;

/** How the work arriving in each interval ended, as shares, in a panel for each architecture. */
final class OutcomesChart {
  private static final int TABLE_ROWS = 12;

  /** From so many architectures on their panels stand beside each other. */
  private static final int FEWEST_SMALL = 5;

  private static final int MOST_COLUMNS = 4;

  /** Panels of an overview: more are no overview. */
  private static final int MOST_CELLS = 16;

  private static final int SMALL_HEIGHT = 72;

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
            "How the work arriving in each interval ended, from the bottom up in the order of the"
                + " legend. Blues and green are within tolerance; ochre, orange and purple are"
                + " tickets.",
            chart.caption());
    return new Chart(
        "outcomes-" + subject.id(),
        Topic.ofWork(subject.useCase()),
        words,
        chart.table(),
        () -> chart.picture(words));
  }

  /**
   * Returns the chart of all use cases that are ours, a small panel for each and each architecture;
   * none of another answer.
   */
  static List<Chart> overview(Answer answer) {
    if (!(answer instanceof Experiment experiment)) {
      return List.of();
    }
    List<Subject> ours =
        UseCaseCharts.subjects(experiment).stream()
            .filter(subject -> !experiment.summary().isBackground(subject.useCase()))
            .sorted(Comparator.comparingDouble(OutcomesChart::tickets).reversed())
            .toList();
    int each = ours.stream().mapToInt(subject -> subject.courses().size()).max().orElse(0);
    if (each == 0) {
      return List.of();
    }
    List<Subject> shown = ours.subList(0, Math.min(ours.size(), Math.max(1, MOST_CELLS / each)));
    int more = ours.size() - shown.size();
    Chart.Words words =
        new Chart.Words(
            "How the work ended, over time",
            "Share of the work arriving in each interval, best at the bottom; broken lines are where"
                + " faults begin and end.",
            shown.stream()
                    .map(s -> s.useCase() + ": " + lowered(new OutcomesChart(s).caption()))
                    .collect(Collectors.joining(" "))
                + (more == 0
                    ? ""
                    : " Use cases with fewer tickets are further down: " + more + "."));
    List<List<String>> rows =
        shown.stream()
            .flatMap(s -> new OutcomesChart(s).rows(s.useCase() + ", ").stream())
            .toList();
    return List.of(
        new Chart(
            "overview",
            Topic.OVERVIEW,
            words,
            new DataTable(header("Use case, architecture, from"), rows),
            () -> multiples(ChartStyle.STANDARD, words, shown, true)));
  }

  private static String lowered(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static double tickets(Subject subject) {
    return subject.courses().stream()
        .mapToDouble(course -> new OutcomesChart(subject).counted(course).tickets())
        .sum();
  }

  private Drawable picture(Chart.Words words) {
    ChartStyle style = subject.style();
    if (subject.courses().size() >= FEWEST_SMALL) {
      return multiples(style, words, List.of(subject), false);
    }
    Timeline timeline = subject.timeline();
    List<Panel> panels = new ArrayList<>();
    for (UseCaseCourse course : subject.courses()) {
      panels.add(
          new Panel(
              course.architecture(), unit(course), plot(style, course), List.of(), panelHeight()));
    }
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        legend(style),
        new FaultLane(style, timeline.spans(), timeline.seconds()),
        panels,
        timeline.axis(),
        ClockScale.meaning(timeline.seconds()));
  }

  private static Legend legend(ChartStyle style) {
    return new Legend(
        style,
        Arrays.stream(Outcome.values())
            .map(outcome -> Legend.Entry.area(outcome.label(), outcome.ink(), 1))
            .toList());
  }

  /** Small panels, the architectures beside each other as far as there is room. */
  private static Grid multiples(
      ChartStyle style, Chart.Words words, List<Subject> subjects, boolean named) {
    int each = subjects.stream().mapToInt(subject -> subject.courses().size()).max().orElse(1);
    int columns =
        each <= MOST_COLUMNS
            ? each
            : (each + 1) / 2 <= MOST_COLUMNS ? (each + 1) / 2 : MOST_COLUMNS;
    ChartStyle cell = style.cell(style.width() / columns);
    List<Drawable> cells = new ArrayList<>();
    for (Subject subject : subjects) {
      OutcomesChart chart = new OutcomesChart(subject);
      for (UseCaseCourse course : subject.courses()) {
        String name =
            named ? subject.useCase() + " \u00b7 " + course.architecture() : course.architecture();
        cells.add(chart.cell(cell, course, name));
      }
    }
    return new Grid(
        new Head(style.withLeft(44), words, legend(style.withLeft(44))), cells, columns);
  }

  private Picture cell(ChartStyle style, UseCaseCourse course, String name) {
    return new Picture(
        style,
        name,
        "",
        new Legend(style, List.of()),
        null,
        List.of(new Panel(name, "", plot(style, course), List.of(), SMALL_HEIGHT)),
        subject.timeline().axis(),
        "");
  }

  /** What stands above small panels. */
  record Head(ChartStyle style, Chart.Words words, Legend legend) implements Drawable {
    @Override
    public String title() {
      return words.title();
    }

    @Override
    public int width() {
      return style.width();
    }

    @Override
    public int height(boolean titled) {
      return style.top(titled) + legend.height();
    }

    @Override
    public void draw(Graphics2D g2, boolean titled) {
      if (titled) {
        style.drawTitle(g2, words.title(), words.subtitle());
      }
      legend.draw(g2, style.top(titled));
    }
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

  private XYPlot plot(ChartStyle style, UseCaseCourse course) {
    Outcome[] outcomes = Outcome.values();
    StackedAreas areas =
        new StackedAreas(
            Arrays.stream(outcomes)
                .map(o -> Marked.stacked(o.ink().color(), o.label(), course.architecture()))
                .toList());
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
    XYPlot plot = areas.plot(style, new TickAxis(0, 1, ticks).showing("share"));
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
    return new DataTable(header("Architecture, from"), rows(""));
  }

  private static List<String> header(String first) {
    List<String> header = new ArrayList<>(List.of(first));
    Arrays.stream(Outcome.values()).forEach(outcome -> header.add(outcome.label()));
    return header;
  }

  private List<List<String>> rows(String before) {
    List<List<String>> rows = new ArrayList<>();
    Timeline timeline = subject.timeline();
    for (UseCaseCourse course : subject.courses()) {
      for (Slice slice : Courses.slices(course.outcomes().size(), TABLE_ROWS)) {
        OutcomeCounts counts = slice.outcomes(course);
        List<String> row = new ArrayList<>();
        double from = slice.from() * timeline.intervalSeconds();
        row.add(before + course.architecture() + ", " + ClockScale.label(from, timeline.seconds()));
        for (Outcome outcome : Outcome.values()) {
          double share =
              counts.offered() == 0 ? Double.NaN : (double) outcome.of(counts) / counts.offered();
          row.add(Figures.share(share));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
