package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.sequential.Asked;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sequential.Unsettled;
import java.util.ArrayList;
import java.util.List;

/**
 * What the verdict rests on: whom it and the exit code are about, where that is not every
 * architecture, and how many replications, where nobody had said.
 */
public final class VerdictScope {

  private static final int MOST_NAMES = 4;

  private VerdictScope() {}

  /**
   * Returns a sentence about the bounds, one about the gate, and some about why it stopped, each
   * only where there is something to say.
   */
  public static List<String> sentences(Summary summary) {
    List<String> sentences = new ArrayList<>();
    List<String> bounds =
        summary.architectures().stream()
            .filter(ArchitectureSummary::bound)
            .map(architecture -> PlainText.quoted(architecture.name(), Headline.LONGEST_NAME))
            .toList();
    if (!bounds.isEmpty()) {
      sentences.add(
          PlainText.listed(bounds, MOST_NAMES)
              + (bounds.size() == 1
                  ? " is a bound, not to be built: it is shown, and no verdict counts it."
                  : " are bounds, not to be built: they are shown, and no verdict counts them."));
    }
    summary
        .scenario()
        .gate()
        .map(gate -> PlainText.quoted(gate, Headline.LONGEST_NAME))
        .ifPresent(gate -> sentences.add("The exit code is decided by " + gate + " alone."));
    summary
        .stopping()
        .ifPresent(why -> sentences.addAll(sentences(why, summary.scenario().replications())));
    return sentences;
  }

  /** Returns why it stopped where it did, and what that makes of its intervals. */
  public static List<String> sentences(Stopping stopping, int replications) {
    List<String> sentences = new ArrayList<>();
    sentences.add(stopped(stopping, replications));
    sentences.add(
        "Intervals hold at whatever number the run stopped: each alone is a %s one, so that 95 % hold at all looks together."
            .replace("%s", Figures.share(stopping.confidence())));
    if (!stopping.notAwaited().isEmpty()) {
      sentences.add(notAwaited(stopping.notAwaited()));
    }
    return sentences;
  }

  /**
   * Returns why points stopped where they did, each by itself, and what that makes of intervals.
   *
   * @param points at least one
   */
  public static List<String> ofPoints(List<Stopping> points) {
    Stopping first = points.get(0);
    long enough = points.stream().filter(why -> why.unsettled().isEmpty()).count();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "At %s of %s points %s%s."
            .formatted(
                Figures.count(enough),
                Figures.count(points.size()),
                enough(first.asked()),
                enough == points.size()
                    ? ""
                    : "; the others ended at the cap of %s replications"
                        .formatted(Figures.count(first.asked().most()))));
    sentences.add(
        "Intervals hold at whatever number a point stopped: each alone is a %s one, so that 95 % hold at all looks together."
            .replace("%s", Figures.share(first.confidence())));
    List<String> notAwaited =
        points.stream().flatMap(why -> why.notAwaited().stream()).distinct().toList();
    if (!notAwaited.isEmpty()) {
      sentences.add(notAwaited(notAwaited));
    }
    return sentences;
  }

  private static String notAwaited(List<String> figures) {
    return "What has no interval was not waited for: %s."
        .formatted(PlainText.listed(figures.stream().map(PlainText::of).toList(), MOST_NAMES));
  }

  /** Returns the value of a figure as far as it is known. */
  public static String known(Unsettled figure) {
    return Figures.value(estimate(figure), figure.unit());
  }

  /** Returns what is known of a figure, and about how many replications more would take. */
  private static String unsettled(Unsettled figure) {
    return "%s under %s is %s%s, and not known well enough; %s"
        .formatted(
            PlainText.of(figure.figure()),
            PlainText.quoted(figure.architecture(), Headline.LONGEST_NAME),
            known(figure),
            figure
                .halfWidth()
                .map(half -> ", asked for \u00b1" + Figures.value(half, figure.unit()))
                .orElse(""),
            figure
                .replications()
                .map(n -> "that would take about %s replications".formatted(Figures.count(n)))
                .orElse("nobody can tell how many replications that would take"));
  }

  private static String stopped(Stopping stopping, int replications) {
    String of =
        "%s of at most %s replications"
            .formatted(Figures.count(replications), Figures.count(stopping.asked().most()));
    return switch (stopping.reason()) {
      case ENOUGH -> "Stopped after %s: %s.".formatted(of, enough(stopping.asked()));
      case CAP -> "Ended at the cap of %s: %s".formatted(of, kept(stopping.unsettled()));
      case INTERRUPTED ->
          stopping.unsettled().isEmpty()
              ? "Interrupted after %s.".formatted(of)
              : "Interrupted after %s: %s".formatted(of, kept(stopping.unsettled()));
    };
  }

  private static Estimate estimate(Unsettled figure) {
    double value = figure.value();
    return figure
        .reached()
        .map(half -> Estimate.of(value, value - half, value + half))
        .orElseGet(() -> Estimate.ofOne(value));
  }

  private static String enough(Asked asked) {
    boolean widths = asked.relative().isPresent() || !asked.absolute().isEmpty();
    if (!asked.untilVerdict()) {
      return "every interval is as narrow as asked for";
    }
    return widths
        ? "every verdict is clear, or its interval as narrow as asked for"
        : "every verdict is clear";
  }

  /** What kept it from stopping; the worst comes first. */
  private static String kept(List<Unsettled> unsettled) {
    Unsettled worst = unsettled.get(0);
    String more =
        unsettled.size() == 1
            ? ""
            : "; the same is so of %s more".formatted(Figures.count(unsettled.size() - 1L));
    return unsettled(worst) + more + ".";
  }
}
