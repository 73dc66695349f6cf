package dev.stampede.models.arrival.pattern;

import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.RateCurve;

/** Gaps that do not know of each other, stretched as the rate asks. */
public record Renewal(GapLaw gaps) implements Pattern {

  @Override
  public ArrivalProcess open(RateCurve rate, Chance chance) {
    return new RenewalArrivals(rate, time -> gaps, chance.stream("arrivals"));
  }
}
