package dev.stampede.scenarios.review;

import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A Retry-After above what a retry honours is as good as none. */
final class RetryAfterBeyond implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          if (link.policy() instanceof RetrySpec retry
              && retry.mostRetries() > 0
              && retry.retryAfter().use() != RetryAfterSpec.Use.IGNORE) {
            route.providers().forEach(p -> check(retry.retryAfter(), p, link, findings));
          }
        }
      }
    }
  }

  private static void check(
      RetryAfterSpec after, ProviderSpec provider, Link link, Findings findings) {
    for (LimitSpec limit : provider.quota().all()) {
      long told = told(limit);
      if (told > after.maxNanos()) {
        findings.add(
            Rule.RETRY_AFTER_BEYOND,
            link.place().nearest("retry", "retry_after", "max"),
            "the limit %s of %s says to come back after up to %s, and more than %s is not honoured: %s"
                .formatted(
                    limit.name(),
                    provider.name(),
                    Findings.seconds(told / 1e9),
                    Findings.seconds(after.maxNanos() / 1e9),
                    after.beyond() == RetryAfterSpec.Beyond.STOP
                        ? "there is no further retry"
                        : "retries come back too early"),
            "a longer 'max' in retry_after, or another rung for rate_limited");
      }
    }
  }

  /** Returns the longest Retry-After that can be told beforehand. */
  private static long told(LimitSpec limit) {
    RefusalSpec refusal = limit.refusal();
    if (refusal.terminal()) {
      return 0;
    }
    boolean windowed =
        limit.limiter() instanceof LimiterSpec.Rate rate
            && rate.algorithm() == Algorithm.FIXED_WINDOW;
    return switch (refusal.retryAfter()) {
      case FIXED -> refusal.fixedNanos();
      case EXACT -> windowed ? ((LimiterSpec.Rate) limit.limiter()).perNanos() : 0;
      case NONE -> 0;
    };
  }
}
