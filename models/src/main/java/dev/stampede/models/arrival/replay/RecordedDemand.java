package dev.stampede.models.arrival.replay;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.arrival.DemandCurve;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be expected of a trace whose rows were counted: within each part of its time they
 * count as evenly spread. Its rate is followed in coarser parts, of at least {@value #ROWS} rows in
 * the mean, so that it tells the course and not every burst.
 *
 * @param factor multiple of its rows, not negative
 */
record RecordedDemand(Recording recording, Replay replay, double factor) implements DemandCurve {
  private static final int ROWS = 100;
  private static final int MOST_PARTS = 512;
  private static final int MOST_BREAKS = 8 * MOST_PARTS;

  @Override
  public double expected(long fromNanos, long toNanos) {
    return multiple() * (rowsBefore(toNanos) - rowsBefore(fromNanos));
  }

  private double multiple() {
    return factor * replay.rate();
  }

  /** Returns the rows that arrive before a time of the run, of all turns. */
  private double rowsBefore(long nanos) {
    double recorded = nanos * replay.speed();
    if (replay.times() == 1) {
      return rowsOfTurn(recorded);
    }
    double turns = Math.min(replay.times(), StrictMath.floor(recorded / replay.everyNanos()));
    double rows = turns * recording.rows();
    return turns == replay.times()
        ? rows
        : rows + rowsOfTurn(recorded - turns * replay.everyNanos());
  }

  /** Returns the rows of one turn before a time of the trace. */
  private double rowsOfTurn(double time) {
    Counts counts = recording.counts();
    double width = counts.widthNanos();
    if (time <= 0 || counts.size() == 0) {
      return 0;
    }
    long part = (long) (time / width);
    if (part >= counts.size()) {
      return recording.rows();
    }
    double from = part * width;
    double before = counts.before((int) part);
    double after = counts.before((int) part + 1);
    double to = from + width;
    double cut = recording.cutNanos();
    if (cut > from && cut < to) {
      double atCut = recording.rowsBeforeCut();
      boolean early = time < cut;
      to = early ? cut : to;
      after = early ? atCut : after;
      before = early ? before : atCut;
      from = early ? from : cut;
    }
    return before + (after - before) * ((time - from) / (to - from));
  }

  /** How many of the counted parts make one of those that the rate is followed in. */
  private int joined() {
    Counts counts = recording.counts();
    long parts = Math.max(1, Math.min(MOST_PARTS, recording.rows() / ROWS));
    return (int) Math.max(1, (counts.size() + parts - 1) / parts);
  }

  private double recordedPerSecond() {
    long span = recording.spanNanos();
    return span == 0 ? 0 : Seconds.rate(recording.rows(), span);
  }

  @Override
  public double perSecond(long nanos) {
    double recorded = nanos * replay.speed();
    double turn = replay.times() == 1 ? 0 : StrictMath.floor(recorded / replay.everyNanos());
    double time = turn == 0 ? recorded : recorded - turn * replay.everyNanos();
    if (turn >= replay.times() || recording.spanNanos() == 0) {
      return 0;
    }
    return multiple() * replay.speed() * rateAt(time);
  }

  /** Returns the rate at a time of the trace. */
  private double rateAt(double time) {
    Counts counts = recording.counts();
    int joined = joined();
    long part = (long) (time / counts.widthNanos() / joined);
    if (part * joined >= counts.size()) {
      return 0;
    }
    int first = (int) part * joined;
    int end = Math.min(counts.size(), first + joined);
    long from = first * counts.widthNanos();
    long to = Math.min(end * counts.widthNanos(), Math.max(from + 1, recording.lengthNanos()));
    return Seconds.rate(counts.before(end) - counts.before(first), to - from);
  }

  @Override
  public double basePerSecond() {
    return multiple() * (recordedPerSecond() * replay.speed());
  }

  @Override
  public List<Long> breakpoints(long untilNanos) {
    List<Long> times = new ArrayList<>();
    times.add(0L);
    if (recording.spanNanos() == 0) {
      return times;
    }
    double until = untilNanos * replay.speed();
    long step = joined() * recording.counts().widthNanos();
    long end = Math.min(recording.lengthNanos(), replay.everyNanos());
    for (int turn = 0; turn < replay.times() && times.size() < MOST_BREAKS; turn++) {
      double begin = turn == 0 ? 0 : (double) turn * replay.everyNanos();
      if (begin >= until) {
        break;
      }
      for (long at = 0; at < end && begin + at < until; at += step) {
        add(times, begin + at);
      }
      if (begin + end < until) {
        add(times, begin + end);
      }
    }
    return times;
  }

  private void add(List<Long> times, double recorded) {
    long at = (long) (recorded / replay.speed());
    if (at > times.get(times.size() - 1)) {
      times.add(at);
    }
  }

  @Override
  public DemandCurve times(double multiple) {
    return new RecordedDemand(recording, replay, multiple * factor);
  }
}
