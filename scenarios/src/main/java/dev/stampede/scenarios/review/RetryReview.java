package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Level.Step;
import dev.stampede.scenarios.text.Rule;
import java.math.BigInteger;
import java.util.List;

/** Warns of retries inside retries: what each layer multiplies the calls by. */
final class RetryReview implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      design.level().withInner().forEach(level -> check(level, findings));
    }
  }

  private static void check(Level level, Findings findings) {
    checkChain(level.chain(), level.place().nearest("chain").written(), findings);
    for (Step step : level.steps()) {
      if (step.inner() != null) {
        checkGateway(step.inner().calls(), Level.times(level.chain()), step, findings);
      }
    }
  }

  private static void checkChain(List<Link> chain, Effective place, Findings findings) {
    long nested = chain.stream().filter(link -> link.policy().mostCalls() > 1).count();
    boolean hedged = chain.stream().map(Link::policy).anyMatch(HedgeSpec.class::isInstance);
    if (nested > 1) {
      findings.addAtValue(
          Rule.RETRIES_ON_RETRIES,
          place,
          "%s has %s: up to %d calls for one request"
              .formatted(
                  place.path(),
                  hedged ? "hedges beside retries or hedges" : "retries inside retries",
                  Level.times(chain)),
          "one retry is usually enough");
    }
  }

  private static void checkGateway(
      BigInteger calls, BigInteger around, Step step, Findings findings) {
    if (around.compareTo(BigInteger.ONE) > 0 && calls.compareTo(BigInteger.ONE) > 0) {
      Effective place = step.place().written();
      findings.addAtValue(
          Rule.RETRIES_ON_RETRIES,
          place,
          "%s is tried up to %d times and makes up to %d calls each time: up to %d for one request"
              .formatted(place.path(), around, calls, around.multiply(calls)),
          "one layer that retries is usually enough");
    }
  }
}
