package dev.stampede.models.quota;

/**
 * A counter that starts anew with every window. Up to twice the limit passes within the length of a
 * window around its end.
 */
final class FixedWindow extends CountedWindow {

  FixedWindow(long limit, long windowNanos) {
    super(limit, windowNanos);
  }

  @Override
  long nanosUntilFit(long room, long used, long before, long elapsed) {
    return used <= room ? 0 : windowNanos - elapsed;
  }
}
