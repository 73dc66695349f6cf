package dev.stampede.scenarios.lint;

import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.scenarios.language.Effective;
import dev.stampede.scenarios.language.Rule;

/** A share of ejected endpoints that is less than one of them ejects nobody. */
final class InertOutlierDetection implements Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (int i = 0; i < design.spec().ladder().size(); i++) {
        if (design.spec().ladder().get(i) instanceof RungSpec.Pool rung) {
          Effective place = design.place().elements("ladder").get(i).nearest("pool");
          check(rung.pool(), place, findings);
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
