package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A share of ejected endpoints that is less than one of them ejects nobody. */
final class InertOutlierDetection implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        if (route.rung() instanceof PoolRungSpec rung) {
          check(rung.pool(), route.place().nearest("pool"), findings);
        }
      }
    }
  }

  private static void check(PoolSpec pool, Effective place, Findings findings) {
    OutlierSpec outliers = pool.outliers();
    int endpoints = pool.endpoints().size();
    if (outliers != null
        && endpoints > 1
        && !outliers.alwaysEjectOne()
        && endpoints * outliers.maxEjectionShare() < 1) {
      findings.add(
          Rule.INERT_OUTLIER_DETECTION,
          place.nearest("outlier_detection", "max_ejection_percent"),
          "nobody is ever ejected: %s of %d endpoints is less than one"
              .formatted(Findings.percent(outliers.maxEjectionShare()), endpoints),
          "a max_ejection_percent of %s or more, or always_eject_one_host: true"
              .formatted(Findings.percent(1.0 / endpoints)));
    }
  }
}
