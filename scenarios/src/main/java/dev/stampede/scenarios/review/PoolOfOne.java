package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/**
 * A pool that leaves its only endpoint alone has nowhere else to go. LiteLLM's cooldown therefore
 * hardly ever does; where its own configuration says so, reading it warns already.
 */
final class PoolOfOne implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        if (route.rung() instanceof PoolRungSpec rung && rung.pool().endpoints().size() == 1) {
          check(rung.pool(), route.place(), findings);
        }
      }
    }
  }

  private static void check(PoolSpec pool, Effective place, Findings findings) {
    String name = pool.endpoints().get(0).provider();
    if (pool.outliers() != null) {
      findings.add(
          Rule.POOL_OF_ONE,
          place.nearest("pool", "outlier_detection"),
          ejection(pool, pool.outliers()).formatted(name),
          "a second endpoint, or no outlier_detection");
    }
    if (pool.cooldown() != null && !place.isTranslated()) {
      findings.add(
          Rule.POOL_OF_ONE,
          place.nearest("pool", "cooldown"),
          "the only endpoint, %s, is left alone only after 1000 calls have all failed"
              .formatted(name),
          "a second endpoint, or no cooldown");
    }
  }

  /** What outlier detection does in a pool of one, as Envoy does it. */
  private static String ejection(PoolSpec pool, OutlierSpec outliers) {
    if (!outliers.alwaysEjectOne() && outliers.maxEjectionShare() < 1) {
      return "the only endpoint, %s, is never ejected: that would be 100 %%";
    }
    return pool.panicThreshold() > 0
        ? "while the only endpoint, %s, is ejected, the pool panics and calls it all the same"
        : "while the only endpoint, %s, is ejected, the pool serves nobody";
  }
}
