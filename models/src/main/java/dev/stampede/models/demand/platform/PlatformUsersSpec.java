package dev.stampede.models.demand.platform;

import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.demand.Arriving;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.Stage;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The users of a platform as those who make work: whoever is there now, its own users or others'.
 *
 * @param platform its name
 * @param ofEach the work that one of them makes, which is to be expected over time
 * @param expected the work of all who are expected there
 * @param peakPerSecond an upper bound of it in a second
 */
public record PlatformUsersSpec(
    String platform, CurveDemand ofEach, CurveDemand expected, double peakPerSecond)
    implements SourceSpec, Arriving {

  /**
   * Returns the users of a platform.
   *
   * @param forecast of how many are where
   */
  public static PlatformUsersSpec of(String platform, CurveDemand ofEach, CrowdForecast forecast) {
    return new PlatformUsersSpec(
        platform, ofEach, forecast.of(platform, ofEach), ofEach.rate().most() * forecast.most());
  }

  @Override
  public String crowd() {
    return platform;
  }

  @Override
  public Source open(Stage stage) {
    return new PlatformUsers(this, stage);
  }

  @Override
  public Arrivals open(Stage stage, LongConsumer born) {
    return new CrowdBirths(platform, ofEach.rate(), stage, born);
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return null;
  }
}
