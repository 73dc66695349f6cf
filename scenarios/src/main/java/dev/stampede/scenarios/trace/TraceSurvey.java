package dev.stampede.scenarios.trace;

import dev.stampede.models.arrival.replay.Counts;
import dev.stampede.models.arrival.replay.Sizes;
import dev.stampede.models.arrival.replay.TraceSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a trace from start to end, once: what it holds, and its rows ready to be replayed. */
public final class TraceSurvey {

  /**
   * Which part of a trace is meant.
   *
   * @param originNanos when time begins, since 1970 or what the trace counts from: rows before it
   *     are left out; {@link #FIRST_ROW} for when the first row came
   * @param skipNanos how much after the origin time begins instead
   * @param untilNanos time from the origin, with which the rows end
   */
  public record Part(long originNanos, long skipNanos, long untilNanos) {
    /** In place of an origin. */
    public static final long FIRST_ROW = -1;

    /** All of it. */
    public static final Part ALL = new Part(FIRST_ROW, 0, Long.MAX_VALUE);
  }

  private final TraceRows rows;
  private final Part part;
  private final Spool spool = new Spool();
  private final Counts.Counter counts = new Counts.Counter();
  private final Sizes sizes = new Sizes();

  private long taken;
  private long start = -1;
  private long leftOut;
  private long after;
  private long unanswered;
  private long failed;
  private long before;
  private long inTime;
  private long ties;
  private long quantum;
  private long gap;
  private long gapAt;
  private long first;
  private long last;
  private long firstAt;
  private String firstTime = "";
  private long input;
  private long output;
  private long cached;

  private TraceSurvey(TraceRows rows, Part part) {
    this.rows = rows;
    this.part = part;
  }

  /**
   * What was found.
   *
   * @param rows opens them at the start, as often as needed
   */
  public record Found(TraceCheck check, TraceSource rows) {}

  /**
   * Reads a trace.
   *
   * @param startNanos time from its start from which on rows count
   * @param endNanos time from its start from which on rows come too late to be replayed
   * @throws IOException if the file cannot be read or a row is broken; the message names the file
   *     and the line
   */
  public static Found of(Trace trace, Part part, long startNanos, long endNanos)
      throws IOException {
    try (TraceRows rows = trace.rows()) {
      String timeless = rows.timeless();
      if (timeless != null) {
        throw new IOException("%s: %s".formatted(trace.file(), timeless));
      }
      TraceSurvey survey = new TraceSurvey(rows, part);
      while (rows.next()) {
        survey.take(startNanos, endNanos);
      }
      survey.spool.finish();
      if (survey.taken == 0) {
        throw new IOException(survey.nothing(trace));
      }
      return new Found(survey.check(endNanos), survey.spool);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private String nothing(Trace trace) {
    if (leftOut + after > 0) {
      return after == 0
          ? "%s has no rows from the origin on: all %d are earlier".formatted(trace.file(), leftOut)
          : "%s has no rows in the window: %d are earlier, %d later"
              .formatted(trace.file(), leftOut, after);
    }
    return trace.where().isEmpty()
        ? "%s has no rows".formatted(trace.file())
        : "%s has no rows that say what 'where' asks for".formatted(trace.file());
  }

  private void take(long startNanos, long endNanos) throws IOException {
    long nanos = rows.nanos();
    if (start < 0) {
      boolean own = part.originNanos() != Part.FIRST_ROW;
      long origin = own ? part.originNanos() : rows.countsFromZero() ? 0 : nanos;
      start = origin + part.skipNanos();
    }
    if (nanos < start) {
      leftOut++;
      return;
    }
    long offset = nanos - start;
    if (offset >= part.untilNanos() - part.skipNanos()) {
      after++;
      return;
    }
    if (taken == 0) {
      first = offset;
      firstAt = nanos;
      firstTime = rows.time();
    } else {
      compare(offset);
    }
    last = offset;
    taken++;
    before += offset < startNanos ? 1 : 0;
    inTime += offset < endNanos ? 1 : 0;
    failed += rows.failed() ? 1 : 0;
    lengths();
    counts.add(offset);
    spool.add(offset, rows.inputTokens(), rows.outputTokens(), rows.cachedTokens());
  }

  private void compare(long offset) {
    long since = offset - last;
    ties += since == 0 ? 1 : 0;
    if (since > gap) {
      gap = since;
      gapAt = last;
    }
    quantum = divisor(quantum, since);
  }

  private static long divisor(long one, long other) {
    long a = one;
    long b = other;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  private void lengths() {
    if (rows.hasLengths()) {
      unanswered += rows.outputTokens() == 0 ? 1 : 0;
      input += rows.inputTokens();
      output += rows.outputTokens();
      cached += Math.max(0, rows.cachedTokens());
      sizes.add(rows.inputTokens(), rows.outputTokens(), rows.cachedTokens());
    }
  }

  private TraceCheck check(long endNanos) {
    TraceCheck.@Nullable Lengths sums =
        rows.hasLengths() ? new TraceCheck.Lengths(input, output, cached) : null;
    return new TraceCheck(
        rows.format(),
        taken,
        firstTime,
        firstAt,
        start,
        leftOut,
        after,
        unanswered,
        failed,
        before,
        inTime,
        endNanos,
        last - first,
        taken < 2 ? 0 : (double) ties / (taken - 1),
        quantum,
        gap,
        gapAt,
        sums,
        rows.guessedUnit(),
        rows.caveat(),
        counts.counts(),
        sizes);
  }
}
