package dev.stampede.models.server;

/** When the tokens of a steady stream come, whose pace changes now and then. */
final class TokenPace {

  /** A time that there is not. */
  static final long NEVER = -1;

  /** What rounding may add to a number of tokens. */
  private static final double ROUNDING = 1e-6;

  private long firstNanos;
  private long endNanos;
  private double gapNanos;
  private long changedNanos;
  private long lastNanos;

  /**
   * A stream begins.
   *
   * @param tokens with the first one, positive
   */
  void begin(long firstTokenNanos, long lastTokenNanos, int tokens) {
    firstNanos = firstTokenNanos;
    endNanos = lastTokenNanos;
    gapNanos = tokens > 1 ? (double) (lastTokenNanos - firstTokenNanos) / (tokens - 1) : 0;
    changedNanos = 0;
    lastNanos = NEVER;
  }

  /** Whether tokens come one after the other, and not all at once. */
  boolean isSteady() {
    return gapNanos > 0;
  }

  /** Tells what the pace has been, where that was not followed. */
  void was(long lastTokenNanos, double gap) {
    endNanos = lastTokenNanos;
    gapNanos = gap;
  }

  /** Lets the time pass at the present pace. */
  void passTo(long nowNanos) {
    if (firstNanos > nowNanos) {
      return;
    }
    long token = Math.max(firstNanos, Math.round(next(nowNanos) - gapNanos));
    if (token >= changedNanos) {
      lastNanos = token;
    }
  }

  /** When the latest token came of those that had come when the time last passed. */
  long lastNanos() {
    return lastNanos;
  }

  /**
   * The pace changes, or the stream goes on after it stood still.
   *
   * @param factor how many times as long as before a token takes
   */
  void change(long nowNanos, long firstTokenNanos, long lastTokenNanos, double factor) {
    changedNanos = nowNanos;
    firstNanos = firstTokenNanos;
    endNanos = lastTokenNanos;
    gapNanos *= factor;
  }

  /** The first token after a time. */
  private double next(long nowNanos) {
    if (gapNanos == 0) {
      return endNanos;
    }
    double tokens = Math.ceil((endNanos - nowNanos) / gapNanos - ROUNDING);
    return endNanos - Math.max(0, tokens - 1) * gapNanos;
  }

  /**
   * Of the latest token and those to come the first one that is followed by a longer silence than
   * some limit; {@link #NEVER} if there is none.
   */
  long silentSince(long nowNanos, long limitNanos) {
    double next = next(nowNanos);
    if (next - lastNanos > limitNanos) {
      return lastNanos;
    }
    boolean another = endNanos - next > gapNanos / 2;
    return another && gapNanos > limitNanos ? Math.round(next) : NEVER;
  }
}
