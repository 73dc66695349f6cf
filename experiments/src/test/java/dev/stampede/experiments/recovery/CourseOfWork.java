package dev.stampede.experiments.recovery;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.work.UseCaseResult;
import java.util.function.Function;

/** Work in intervals of a second, one piece in each that is good unless a test says otherwise. */
final class CourseOfWork {

  static final long SECOND = 1_000_000_000L;

  final long[] good;
  final long[] known;
  final long[] unfinished;

  CourseOfWork(int seconds) {
    good = new long[seconds];
    known = new long[seconds];
    unfinished = new long[seconds];
    for (int i = 0; i < seconds; i++) {
      put(i, 1, 1);
    }
  }

  /** Puts work into a second. */
  CourseOfWork put(int second, long goodPieces, long offered) {
    good[second] = goodPieces;
    known[second] = offered;
    return this;
  }

  /** Nothing is good from one second to before another one. */
  CourseOfWork bad(int from, int until) {
    for (int i = from; i < until; i++) {
      put(i, 0, 1);
    }
    return this;
  }

  /** Nothing comes from one second to before another one. */
  CourseOfWork silent(int from, int until) {
    for (int i = from; i < until; i++) {
      put(i, 0, 0);
    }
    return this;
  }

  Course course() {
    return new Course(good, known, unfinished);
  }

  /** The windows of so many seconds. */
  static Windows windows(int seconds, int warmup) {
    return Windows.of(Horizon.of(Intervals.covering(seconds * SECOND, SECOND), warmup * SECOND));
  }

  static WindowedPromise promise(double share) {
    Function<UseCaseResult, Course> none =
        result -> {
          throw new AssertionError("nobody asks for it");
        };
    return new WindowedPromise(share, none);
  }

  static Strike strike(String name, int from, int until) {
    return new Strike(new Cause(name, "north", "outage"), name, from * SECOND, until * SECOND);
  }
}
