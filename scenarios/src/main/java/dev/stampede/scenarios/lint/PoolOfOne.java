package dev.stampede.scenarios.lint;

import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.scenarios.language.Effective;
import dev.stampede.scenarios.language.Rule;
import dev.stampede.scenarios.lint.Design.Route;

/** A pool that leaves its only endpoint alone has nowhere else to go. */
final class PoolOfOne implements Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        if (route.rung() instanceof RungSpec.Pool rung) {
          check(rung.pool(), route.place().nearest("pool"), findings);
        }
      }
    }
  }

  private static void check(PoolSpec pool, Effective place, Findings findings) {
    boolean leaves = pool.cooldown() != null || pool.outliers() != null;
    if (leaves && pool.endpoints().size() == 1) {
      findings.add(
          Rule.POOL_OF_ONE,
          place.nearest(pool.cooldown() != null ? "cooldown" : "outlier_detection"),
          "while the only endpoint, %s, is left alone, the pool serves nobody"
              .formatted(pool.endpoints().get(0).provider()),
          "a second endpoint, or neither cooldown nor outlier_detection");
    }
  }
}
