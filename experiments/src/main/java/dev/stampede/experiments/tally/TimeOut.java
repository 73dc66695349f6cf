package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.recovery.OutTime;
import dev.stampede.experiments.recovery.Windows;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many minutes of a run a use case was out of what is asked of every stretch of time, in the
 * mean of the replications. Where none was out at all, the interval is Wilson's of as many windows
 * as there were: that none was seen does not mean that there are none.
 */
record TimeOut(String name, Function<WorkFigures, OutTimes> times, boolean ofPromises)
    implements FigureMetric {

  /** Out of any promise. */
  static final TimeOut OF_PROMISES = new TimeOut("minutes_out", WorkFigures::outTimes, true);

  /** Below its level. */
  static final TimeOut BELOW = new TimeOut("minutes_below", WorkFigures::levels, false);

  private static final double SECONDS_PER_MINUTE = 60;
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public String unit() {
    return "min";
  }

  @Override
  public double of(WorkFigures figures, Unknown unknown) {
    return times.apply(figures).of(unknown).outSeconds() / SECONDS_PER_MINUTE;
  }

  /** All replications are judged, or none. */
  @Override
  public Figure figure(Sample sample, Unknown unknown) {
    if (!isCompared(sample)) {
      return Figure.of(LinearizedEstimate.none(sample.strata()));
    }
    LinearizedEstimate mean =
        LinearizedEstimate.mean(sample.values(f -> of(f, unknown)), sample.strata());
    return new Figure(mean.value(), mean, interval(sample, mean));
  }

  private Optional<Interval> interval(Sample sample, LinearizedEstimate mean) {
    double most = sample.values(f -> minutes(times.apply(f).leftOut()))[0];
    Optional<Interval> interval = mean.interval();
    if (mean.value() == 0) {
      Proportion none =
          Proportion.of(
              new double[sample.replications().size()],
              sample.values(f -> windows(times.apply(f).leftOut())),
              sample.strata());
      interval = none.wilson().map(share -> share.times(most));
    }
    return interval.map(i -> i.within(0, most));
  }

  private static double minutes(OutTime time) {
    return time.judgedNanos() / NANOS_PER_SECOND / SECONDS_PER_MINUTE;
  }

  private static double windows(OutTime time) {
    return Math.max(1, time.judgedNanos() / Windows.LEAST_NANOS);
  }

  /** That nothing is out asks whether anything was. */
  @Override
  public boolean isAboutTheSample(Limit limit) {
    return limit.value() == 0 && !limit.atLeast();
  }

  @Override
  public boolean keeps(WorkFigures figures, Limit limit, Unknown unknown) {
    return isMeasured(figures) && limit.holds(of(figures, unknown));
  }

  @Override
  public boolean isMeasured(WorkFigures figures) {
    return times.apply(figures).leftOut().isJudged();
  }

  @Override
  public boolean isCompared(Sample sample) {
    return isMeasured(sample.pooled());
  }

  @Override
  public boolean needsPromise() {
    return ofPromises;
  }
}
