package dev.stampede.models.demand.people;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.check.Require;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.Stage;
import org.jspecify.annotations.Nullable;

/**
 * People who each have one thing to ask at a time: who waits asks nothing else meanwhile.
 *
 * @param people how many there are, 1 to {@link #MOST}
 * @param think seconds of their own work before each question; its mean is finite and positive
 * @param unaided what they do when nobody answers
 * @param hourCost what an hour of one of them costs that is lost, in the scenario's currency
 */
public record PeopleSpec(int people, Distribution think, UnaidedSpec unaided, double hourCost)
    implements SourceSpec {

  /** More are simulated in shares: each takes some 300 bytes for all of a run. */
  public static final int MOST = 10_000_000;

  /** Rejects that there are none, and people who never think, or never end. */
  public PeopleSpec {
    Require.that(people >= 1 && people <= MOST, "people", people, "lie between 1 and " + MOST);
    Require.positive("think", think.mean());
    Require.atLeast("hour_cost", hourCost, 0);
  }

  /** People whose hours have no price. */
  public PeopleSpec(int people, Distribution think, UnaidedSpec unaided) {
    this(people, think, unaided, 0);
  }

  @Override
  public Source open(Stage stage) {
    return new People(this, stage);
  }

  /** As much as there would be if answers took no time: less is asked the longer they take. */
  @Override
  public DemandCurve expected() {
    return CurveDemand.constant(people / think.mean());
  }

  /** There is none: all may ask in the same second. */
  @Override
  public double peakPerSecond() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double lostHourCost() {
    return hourCost;
  }

  @Override
  public boolean isClosedLoop() {
    return true;
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return null;
  }
}
