package dev.stampede.models.quota;

import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;

/** One limit at work: what a call costs under it, and whether that is there. */
final class Limit {

  private final LimitSpec spec;
  private final Limiter limiter;
  private final boolean metered;

  Limit(LimitSpec spec) {
    this.spec = spec;
    this.limiter = spec.limiter().limiter();
    this.metered = isMetered(spec);
  }

  private static boolean isMetered(LimitSpec spec) {
    return switch (spec.meter()) {
      case REQUESTS, CONCURRENCY -> false;
      case OUTPUT_TOKENS -> spec.reserve() != Reserve.MAX_TOKENS;
      default -> spec.reserve() == Reserve.NONE;
    };
  }

  LimitSpec spec() {
    return spec;
  }

  long nanosUntil(long nowNanos, Usage usage) {
    return limiter.nanosUntil(nowNanos, metered ? 1 : reserved(usage));
  }

  long delayNanos(long nowNanos) {
    return limiter.delayNanos(nowNanos);
  }

  void take(long nowNanos, Usage usage) {
    limiter.take(nowNanos, reserved(usage));
  }

  /** A call was refused, by this limit or another. */
  void refused(long nowNanos, Usage usage) {
    if (spec.chargesRejected()) {
      limiter.takeWhatIsLeft(nowNanos, reserved(usage));
    }
  }

  /** A call has ended that was admitted at a time. */
  void settle(long nowNanos, long admittedNanos, Usage usage) {
    long reserved = reserved(usage);
    long used = used(usage);
    if (used > reserved) {
      limiter.take(nowNanos, used - reserved);
    } else if (spec.settles() || spec.meter() == Meter.CONCURRENCY) {
      limiter.giveBack(nowNanos, admittedNanos, reserved - used);
    }
  }

  void scale(long nowNanos, double factor) {
    limiter.scale(nowNanos, factor);
  }

  private long reserved(Usage usage) {
    if (spec.meter() == Meter.REQUESTS || spec.meter() == Meter.CONCURRENCY) {
      return 1;
    }
    if (metered) {
      return 0;
    }
    int answer = spec.reserve() == Reserve.MAX_TOKENS ? usage.maxTokens : 0;
    return switch (spec.meter()) {
      case INPUT_TOKENS -> prompt(usage, spec.weightsReservations());
      case OUTPUT_TOKENS -> answer(answer, spec.weightsReservations());
      case TOTAL_TOKENS ->
          prompt(usage, spec.weightsReservations()) + answer(answer, spec.weightsReservations());
      default -> usage.costNanos(answer);
    };
  }

  private long used(Usage usage) {
    return switch (spec.meter()) {
      case REQUESTS -> 1;
      case CONCURRENCY -> 0;
      case INPUT_TOKENS -> prompt(usage, true);
      case OUTPUT_TOKENS -> answer(usage.madeTokens(), true);
      case TOTAL_TOKENS -> prompt(usage, true) + answer(usage.madeTokens(), true);
      case SPEND -> usage.costNanos();
    };
  }

  private long prompt(Usage usage, boolean weighted) {
    int cached = usage.cachedInputTokens;
    return weighted
        ? usage.inputTokens - cached + Math.round(cached * spec.cachedInputWeight())
        : usage.inputTokens;
  }

  private long answer(int tokens, boolean weighted) {
    return weighted ? Math.round(tokens * spec.outputWeight()) : tokens;
  }
}
