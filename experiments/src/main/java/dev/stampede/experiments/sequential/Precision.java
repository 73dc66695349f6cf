package dev.stampede.experiments.sequential;

import dev.stampede.experiments.tally.Metric;
import dev.stampede.reports.result.sequential.Asked;
import dev.stampede.reports.result.sequential.Unsettled;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well figures must be known before a run stops: each of them so narrowly, or its verdict
 * clear, or either where both are asked for.
 *
 * @param asked what is asked for; at least a width or verdicts
 * @param looks when to look
 */
public record Precision(Asked asked, Looks looks) {

  /** Digits of a number of replications that mean anything. */
  private static final MathContext ROUGHLY = new MathContext(2, RoundingMode.UP);

  /** More replications than these are as good as too many to tell. */
  private static final double MOST = 1e15;

  /** Rejects that nothing is asked for, and widths that are not positive. */
  public Precision {
    if (asked.relative().isEmpty() && asked.absolute().isEmpty() && !asked.untilVerdict()) {
      throw new IllegalArgumentException("neither a precision nor verdicts are asked for");
    }
    asked.relative().ifPresent(share -> requirePositive("relative precision", share));
    asked.absolute().forEach(Precision::requirePositive);
  }

  /**
   * Asks for intervals of a width.
   *
   * @param relative the largest half of an interval as a share of its value, in (0, 1]
   */
  public static Precision relative(double relative, Looks looks) {
    return new Precision(new Asked(Optional.of(relative), Map.of(), false, looks.most()), looks);
  }

  /** Asks for clear verdicts. */
  public static Precision ofVerdicts(Looks looks) {
    return new Precision(new Asked(Optional.empty(), Map.of(), true, looks.most()), looks);
  }

  private static void requirePositive(String what, double width) {
    if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s (%s) must be positive".formatted(what, width));
    }
  }

  /** Returns the metrics that widths are asked for. */
  public Set<Metric> metrics() {
    return asked.absolute().keySet().stream()
        .flatMap(name -> Metric.named(name).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What is asked for and when it is looked, in a word, so that nothing else is taken for it. */
  public String key() {
    return "%s-%s-%s-%d-%d"
        .formatted(
            asked.relative().map(String::valueOf).orElse(""),
            asked.absolute(),
            asked.untilVerdict(),
            looks.first(),
            looks.most());
  }

  /**
   * Returns which figures are not known as well as asked for, those that need most first: if there
   * are none, the run may stop.
   *
   * @param replications so far, at least 1
   */
  public List<Unsettled> unsettled(int replications, List<Awaited> figures) {
    return figures.stream()
        .filter(figure -> isAsked(figure) && !isSettled(figure))
        .map(figure -> unsettled(replications, figure))
        .sorted(
            (a, b) ->
                Long.compare(
                    b.replications().orElse(Long.MAX_VALUE),
                    a.replications().orElse(Long.MAX_VALUE)))
        .toList();
  }

  /** Returns the names of figures that are asked for in vain: they never have an interval. */
  public List<String> notAwaited(List<Awaited> figures) {
    return figures.stream()
        .filter(figure -> !figure.comes() && !(asked.untilVerdict() && decides(figure)))
        .map(Awaited::name)
        .distinct()
        .toList();
  }

  private static boolean decides(Awaited figure) {
    return figure.decided().isPresent();
  }

  /** With verdicts only what decides one; else all that has an interval. */
  private boolean isAsked(Awaited figure) {
    return asked.untilVerdict() ? decides(figure) : figure.comes() && !Double.isNaN(wanted(figure));
  }

  private boolean isSettled(Awaited figure) {
    boolean narrow =
        figure.estimate().hasInterval() && figure.estimate().halfWidth() <= wanted(figure);
    return narrow || (asked.untilVerdict() && figure.decided().orElse(false));
  }

  /** Half the width that its interval may have; NaN where none is asked for. */
  private double wanted(Awaited figure) {
    Double absolute = asked.absolute().get(figure.metric());
    if (absolute != null) {
      return absolute;
    }
    return asked.relative().map(r -> r * Math.abs(figure.base())).orElse(Double.NaN);
  }

  private Unsettled unsettled(int replications, Awaited figure) {
    double narrow = wanted(figure);
    double clear = asked.untilVerdict() ? figure.clear() : Double.NaN;
    double enough = Double.isNaN(narrow) || clear > narrow ? clear : narrow;
    double half = figure.estimate().halfWidth();
    // What is narrow enough, and open all the same, reaches farther at one side.
    double factor = (half > enough ? half : figure.estimate().reach()) / enough;
    double needed = replications * factor * factor;
    boolean known = figure.estimate().hasInterval() && factor > 1 && needed <= MOST;
    return new Unsettled(
        figure.name(),
        figure.architecture(),
        figure.unit(),
        figure.estimate().mean(),
        figure.estimate().hasInterval() ? Optional.of(half) : Optional.empty(),
        Double.isFinite(enough) ? Optional.of(enough) : Optional.empty(),
        known ? Optional.of(roughly(needed)) : Optional.empty());
  }

  private static long roughly(double replications) {
    return new BigDecimal(replications).round(ROUGHLY).longValue();
  }
}
