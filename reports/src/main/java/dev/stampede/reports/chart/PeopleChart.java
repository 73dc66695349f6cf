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
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.people.PeopleCourse;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;

/**
 * How many of our people waited, worked without help or did nothing over time, in a panel for each
 * architecture, all of one height, so that areas are person-hours that can be compared.
 */
final class PeopleChart {
  private static final int TABLE_ROWS = 18;

  /** What people are at while they have no help, from the bottom of the stack. */
  private enum Doing {
    WAITING("waiting", Ink.BLUE),
    UNAIDED("working without help", Ink.LATE),
    STOPPED("stopped", Ink.FAILED);

    private final String label;
    private final Ink ink;

    Doing(String label, Ink ink) {
      this.label = label;
      this.ink = ink;
    }

    /** How many people were at it in each interval. */
    List<Double> of(PeopleCourse course) {
      return switch (this) {
        case WAITING -> course.waiting();
        case UNAIDED -> course.unaided();
        case STOPPED -> course.stopped();
      };
    }

    double of(PeopleSummary.Hours hours) {
      return switch (this) {
        case WAITING -> hours.waited();
        case UNAIDED -> hours.unaided();
        case STOPPED -> hours.stopped();
      };
    }
  }

  private static final Doing[] DOING = Doing.values();

  private final Experiment experiment;

  private final CourseStack<PeopleCourse> stack;

  /** Architectures with their people, in the scenario's order. */
  private final List<ArchitectureSummary> architectures;

  private PeopleChart(Experiment experiment) {
    this.experiment = experiment;
    this.stack =
        new CourseStack<>(
            Arrays.stream(DOING)
                .map(
                    doing -> new CourseStack.Layer<PeopleCourse>(doing.label, doing.ink, doing::of))
                .toList(),
            experiment.intervalSeconds());
    this.architectures =
        experiment.summary().architectures().stream()
            .filter(architecture -> !courses(architecture).isEmpty())
            .toList();
  }

  /** Returns the chart of an experiment with people of ours; none of another answer. */
  static List<Chart> of(Answer answer) {
    if (!(answer instanceof Experiment experiment)) {
      return List.of();
    }
    PeopleChart chart = new PeopleChart(experiment);
    if (chart.architectures.isEmpty()) {
      return List.of();
    }
    Chart.Words words =
        new Chart.Words(
            "People without an answer over time",
            "How many at a time, mean of the replications, so that areas are person-hours; all"
                + " others are at their own part of a task, or off.",
            chart.caption());
    return List.of(
        new Chart("people", Topic.PEOPLE, words, chart.table(), () -> chart.picture(words)));
  }

  private List<PeopleCourse> courses(ArchitectureSummary architecture) {
    return experiment.people().stream()
        .filter(course -> course.architecture().equals(architecture.name()))
        .filter(course -> !experiment.summary().isBackground(course.useCase()))
        .toList();
  }

  private List<Slice> slices(int most) {
    return Courses.slices(courses(architectures.get(0)).get(0).waiting().size(), most);
  }

  private double largest(List<Slice> slices) {
    double largest = 0;
    for (ArchitectureSummary architecture : architectures) {
      List<PeopleCourse> courses = courses(architecture);
      for (Slice slice : slices) {
        largest = Math.max(largest, stack.top(courses, slice));
      }
    }
    return largest;
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = ChartStyle.STANDARD;
    Timeline timeline = Timeline.of(experiment);
    List<Slice> slices = slices(style.plotWidth());
    List<Tick> ticks = CountScale.ticks(largest(slices), 4);
    int height = architectures.size() <= 3 ? 130 : 96;
    List<Panel> panels = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      XYPlot plot = stack.plot(style, courses(architecture), slices, ticks);
      timeline.bands().forEach(span -> FaultBand.across(plot, span));
      panels.add(
          new Panel(Bounds.marked(architecture), unit(architecture), plot, List.of(), height));
    }
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(style, stack.legend()),
        new FaultLane(style, timeline.spans(), timeline.seconds()),
        panels,
        timeline.axis(),
        ClockScale.meaning(timeline.seconds()));
  }

  private String unit(ArchitectureSummary architecture) {
    long people = courses(architecture).stream().mapToLong(PeopleCourse::people).sum();
    List<String> parts = new ArrayList<>();
    for (Doing doing : DOING) {
      parts.add("%s h %s".formatted(Figures.number(hours(architecture, doing)), doing.label));
    }
    return "of %s people; %s".formatted(Figures.count(people), String.join(", ", parts));
  }

  private static double hours(ArchitectureSummary architecture, Doing doing) {
    return architecture.ours().stream()
        .map(UseCaseSummary::people)
        .flatMap(Optional::stream)
        .mapToDouble(people -> doing.of(people.hours()))
        .sum();
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      double all = Arrays.stream(DOING).mapToDouble(doing -> hours(architecture, doing)).sum();
      parts.add("%s with %s".formatted(Figures.number(all), PlainText.quoted(architecture.name())));
    }
    return "Person-hours of a run that were so spent%s: %s."
        .formatted(
            experiment.summary().scenario().warmupSeconds() > 0 ? ", the warm-up aside" : "",
            String.join(", ", parts));
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("From"));
    for (ArchitectureSummary architecture : architectures) {
      for (Doing doing : DOING) {
        header.add(architecture.name() + ": " + doing.label);
      }
    }
    double seconds = experiment.summary().scenario().durationSeconds();
    List<List<String>> rows = new ArrayList<>();
    for (Slice slice : slices(TABLE_ROWS)) {
      List<String> row = new ArrayList<>();
      row.add(ClockScale.label(slice.from() * experiment.intervalSeconds(), seconds));
      for (ArchitectureSummary architecture : architectures) {
        for (Doing doing : DOING) {
          row.add(Figures.number(CourseStack.mean(courses(architecture), doing::of, slice)));
        }
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
