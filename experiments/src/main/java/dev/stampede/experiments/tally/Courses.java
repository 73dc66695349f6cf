package dev.stampede.experiments.tally;

import dev.stampede.experiments.recovery.Course;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.OutcomeTally;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.SpanByInterval;
import dev.stampede.models.work.UseCaseResult;
import java.util.function.Predicate;

/** Reads off how much of the work of each interval was good. */
final class Courses {

  private Courses() {}

  /** What ended within its tolerance, of all work. */
  static Course withinTolerance(UseCaseResult result) {
    return new Course(
        sum(result.outcomes(), Outcome::withinTolerance), known(result), unfinished(result));
  }

  /** What reached the end of a span within a limit, of all work that should. */
  static Course within(UseCaseResult result, Span span, long limitNanos) {
    SpanByInterval counted = result.spansByInterval().of(span);
    long[] known = known(result);
    if (span == Span.PER_TOKEN) {
      // Of answers without a second token nobody asks how long tokens took.
      long[] answers = result.spansByInterval().of(Span.END_TO_END).ended().toArray();
      long[] timed = counted.ended().toArray();
      for (int i = 0; i < known.length; i++) {
        known[i] -= answers[i] - timed[i];
      }
    }
    return new Course(counted.within(limitNanos).toArray(), known, unfinished(result));
  }

  /** What reached the end of a span within a limit, of the work that reached it. */
  static Course answeredWithin(UseCaseResult result, Span span, long limitNanos) {
    SpanByInterval counted = result.spansByInterval().of(span);
    long[] ended = counted.ended().toArray();
    return new Course(counted.within(limitNanos).toArray(), ended, new long[ended.length]);
  }

  private static long[] known(UseCaseResult result) {
    return sum(result.outcomes(), outcome -> outcome != Outcome.UNFINISHED);
  }

  private static long[] unfinished(UseCaseResult result) {
    return sum(result.outcomes(), outcome -> outcome == Outcome.UNFINISHED);
  }

  private static long[] sum(OutcomeTally outcomes, Predicate<Outcome> which) {
    long[] sum = new long[outcomes.byInterval(Outcome.FULL).toArray().length];
    for (Outcome outcome : Outcome.values()) {
      if (which.test(outcome)) {
        long[] counts = outcomes.byInterval(outcome).toArray();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += counts[i];
        }
      }
    }
    return sum;
  }
}
