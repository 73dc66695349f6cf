package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.demand.platform.CrowdForecast;
import dev.stampede.models.demand.platform.FaultTimes;
import dev.stampede.models.demand.platform.PlatformUsersSpec;
import dev.stampede.models.demand.platform.PlatformsSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the users of a platform those who make the work of a use case. */
public final class PlatformUsers {
  private final Names names;
  private final PlatformsSpec platforms;
  private final CrowdForecast forecast;

  /**
   * Prepares for the users of some platforms.
   *
   * @param names of the platforms
   * @param platforms none where their section is faulty
   * @param faults that are planned
   */
  public PlatformUsers(
      Names names, PlatformsSpec platforms, List<FaultSpec> faults, long durationNanos) {
    this.names = names;
    this.platforms = platforms;
    this.forecast =
        new CrowdForecast(
            platforms, FaultTimes.planned(FaultPlan.of(faults), durationNanos), durationNanos);
  }

  /**
   * Returns who makes the work of a use case; null where that is said badly.
   *
   * @param platform the value that names it
   * @param arrivals the value that says what one of its users does
   */
  public @Nullable PlatformUsersSpec source(
      ValueReader platform, ValueReader arrivals, ArrivalSpec ofEach) {
    String name = names.read(platform);
    CurveDemand followed = ofEach.followed();
    if (followed == null) {
      arrivals.error(
          arrivals.path() + " replays a trace, which is not the work of one user",
          "a rate for one user, such as {rate: 6/d}, or leave users_of out");
    }
    if (names.known().isEmpty()) {
      platform.reject("names a platform, and there are none", "add them under platforms");
    }
    boolean faulty = platform.isFaulty() || arrivals.isFaulty() || platforms.isEmpty();
    return faulty || followed == null ? null : PlatformUsersSpec.of(name, followed, forecast);
  }
}
