package dev.stampede.models.demand.open;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.Lift;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who do not wait for each other.
 *
 * @param arrivals when their work arrives
 */
public record PopulationSpec(ArrivalSpec arrivals) implements SourceSpec {

  @Override
  public Source open(Stage stage) {
    return new Population(arrivals, stage);
  }

  @Override
  public DemandCurve expected() {
    return arrivals.expected();
  }

  @Override
  public double peakPerSecond() {
    return arrivals.peakPerSecond();
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return arrivals.meanTokens();
  }

  @Override
  public List<Lift> lifts() {
    CurveDemand followed = arrivals.followed();
    return followed == null ? List.of() : followed.rate().raising();
  }

  @Override
  public boolean isShared() {
    return arrivals.isShared();
  }
}
