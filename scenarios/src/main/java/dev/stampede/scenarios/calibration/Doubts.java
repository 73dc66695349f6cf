package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.LoggedRequest;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** What is odd about measurements, or about a fit to them; a reader decides. */
final class Doubts {

  /** Seconds for a token that no engine of 2026 is outside of, with room on both sides. */
  private static final double FASTEST_TOKEN = 1e-4;

  private static final double SLOWEST_TOKEN = 2;

  /** The middle of that, in orders of magnitude. */
  private static final double USUAL_TOKEN = 0.02;

  /** A rank correlation that tells what a time depends on, and by how much it tells it apart. */
  private static final double STRONG = 0.9;

  private static final double APART = 0.3;

  /** Fewer say nothing about what a time depends on. */
  private static final int FEWEST = 6;

  /** Units of time; a table may have been written in another than it says. */
  enum Unit {
    SECONDS(1),
    MILLISECONDS(1e-3),
    MICROSECONDS(1e-6),
    NANOSECONDS(1e-9);

    private final double seconds;

    Unit(double seconds) {
      this.seconds = seconds;
    }

    /** Returns the unit in which a token would take the usual time. */
    Unit likely(double secondsAsRead) {
      Unit likely = this;
      for (Unit unit : values()) {
        double now = distance(secondsAsRead * likely.seconds / seconds);
        likely = distance(secondsAsRead * unit.seconds / seconds) < now ? unit : likely;
      }
      return likely;
    }

    private static double distance(double tokenSeconds) {
      return Math.abs(StrictMath.log(tokenSeconds / USUAL_TOKEN));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Doubts() {}

  /** Returns doubts about the requests of a log. */
  static List<String> aboutLog(List<LoggedRequest> log) {
    List<LoggedRequest> streamed =
        log.stream().filter(request -> request.times().tokenSeconds() > 0).toList();
    List<String> doubts =
        new ArrayList<>(unit(streamed, r -> r.times().tokenSeconds(), Unit.SECONDS));
    if (isBy(
        streamed,
        r -> r.times().endSeconds() - r.times().firstTokenSeconds(),
        LoggedRequest::promptTokens,
        LoggedRequest::outputTokens)) {
      doubts.add(
          "answers take the longer the more input_toks there are, whatever the output_toks: are the"
              + " two exchanged?");
    }
    return doubts;
  }

  /** Returns doubts about the operating points of a table. */
  static List<String> aboutPoints(List<OperatingPoint> points) {
    List<String> doubts =
        new ArrayList<>(unit(points, OperatingPoint::tokenSeconds, Unit.MILLISECONDS));
    long odd = points.stream().filter(p -> p.tokenSeconds() > p.firstTokenSeconds()).count();
    if (2 * odd > points.size()) {
      doubts.add(
          "a token takes longer than the first one in %d of %d rows: are ttft_ms and tpot_ms exchanged?"
              .formatted(odd, points.size()));
    }
    int least = points.stream().mapToInt(OperatingPoint::concurrency).min().orElse(0);
    List<OperatingPoint> light = points.stream().filter(p -> p.concurrency() == least).toList();
    if (isBy(
        light,
        OperatingPoint::firstTokenSeconds,
        OperatingPoint::outputTokens,
        OperatingPoint::promptTokens)) {
      doubts.add(
          "the first token takes the longer the more output_tokens there are, whatever the"
              + " input_tokens: are the two exchanged?");
    }
    return doubts;
  }

  /** Returns doubts about a fit. */
  static List<String> aboutErrors(double worst) {
    return worst > 1
        ? List.of(
            "an error is above 100 %: this is not the engine that was measured, or it was started"
                + " with other limits than --max-num-seqs, --max-num-batched-tokens and"
                + " --kv-capacity-tokens say, or columns and units are not what they are named")
        : List.of();
  }

  private static <T> List<String> unit(List<T> all, ToDoubleFunction<T> seconds, Unit read) {
    double token = Statistic.P50.of(all.stream().mapToDouble(seconds).toArray());
    if (!(token > SLOWEST_TOKEN || token < FASTEST_TOKEN)) {
      return List.of();
    }
    return List.of(
        "a token takes %s s in the median: times are read as %s, and seem to be %s"
            .formatted(number(token), read, read.likely(token)));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** True if a time goes by what it should not go by, and not by what it should. */
  private static <T> boolean isBy(
      List<T> all, ToDoubleFunction<T> time, ToDoubleFunction<T> wrong, ToDoubleFunction<T> right) {
    double byWrong = correlation(all, time, wrong);
    return byWrong > STRONG && !(correlation(all, time, right) > byWrong - APART);
  }

  /** Rank correlation; NaN where there is none to tell. */
  private static <T> double correlation(
      List<T> all, ToDoubleFunction<T> one, ToDoubleFunction<T> other) {
    return all.size() < FEWEST
        ? Double.NaN
        : new SpearmansCorrelation()
            .correlation(
                all.stream().mapToDouble(one).toArray(), all.stream().mapToDouble(other).toArray());
  }
}
