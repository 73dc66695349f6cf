package dev.stampede.models.quota;

/**
 * A sliding window by two counters: what was used in this window, and of what was used in the one
 * before it the share that the window's length still reaches back over. It takes the use of the
 * earlier window as spread evenly; for that it needs two numbers where a log needs one for each
 * call. Products are compared in 128 bits, so nothing is rounded.
 */
final class SlidingWindow extends CountedWindow {

  SlidingWindow(long limit, long windowNanos) {
    super(limit, windowNanos);
  }

  @Override
  long nanosUntilFit(long room, long used, long before, long elapsed) {
    if (used <= room) { // at the latest when the window before is out of reach
      return soonest(before, room - used, elapsed) - elapsed;
    }
    return windowNanos - elapsed + soonest(used, room, 0);
  }

  /** First time of a window, not before another, at which what is left of the earlier one fits. */
  private long soonest(long earlier, long room, long notBefore) {
    if (fits(earlier, room, notBefore)) {
      return notBefore;
    }
    long tooSoon = notBefore;
    long early = windowNanos;
    while (early - tooSoon > 1) {
      long middle = (early + tooSoon) >>> 1;
      if (fits(earlier, room, middle)) {
        early = middle;
      } else {
        tooSoon = middle;
      }
    }
    return early;
  }

  /** Whether {@code earlier * (window - elapsed) / window <= room}. */
  private boolean fits(long earlier, long room, long elapsed) {
    long reach = windowNanos - elapsed;
    int high =
        Long.compare(Math.multiplyHigh(earlier, reach), Math.multiplyHigh(room, windowNanos));
    return high != 0 ? high < 0 : Long.compareUnsigned(earlier * reach, room * windowNanos) <= 0;
  }
}
