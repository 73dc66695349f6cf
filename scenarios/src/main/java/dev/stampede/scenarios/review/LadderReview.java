package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Warns of rungs that are never reached or never of use. */
public final class LadderReview {
  private final TrialSpec trial;
  private final RungEnds ends;

  public LadderReview(TrialSpec trial) {
    this.trial = trial;
    this.ends = new RungEnds(trial);
  }

  /**
   * Warns at the rungs and chains.
   *
   * @param root the scenario that the trial was read from
   */
  public void warn(MappingReader root) {
    MappingReader section = root.required("architectures").mapping();
    for (ArchitectureSpec architecture : trial.architectures()) {
      MappingReader in = section.required(architecture.name()).mapping();
      double least = leastQuality(architecture);
      warn(
          architecture.ladder(),
          architecture.chain(),
          least,
          LadderPlaces.of(in, architecture.ladder()));
    }
  }

  private void warn(
      List<RungSpec> ladder, List<PolicySpec> chain, double least, List<ValueReader> places) {
    warnOfWays(ladder, ends.follow(ladder, chain), places);
    warnOfQuality(ladder, least, places);
    for (int i = 0; i < ladder.size(); i++) {
      if (ladder.get(i) instanceof GatewayRungSpec gateway) {
        warn(gateway.ladder(), gateway.chain(), least, LadderPlaces.inside(places.get(i), gateway));
      }
    }
  }

  private static void warnOfWays(
      List<RungSpec> ladder, RungEnds.Ways ways, List<ValueReader> places) {
    if (!ladder.get(0).when().equals(RungSpec.ANY)) {
      ValueReader first = places.get(0);
      first.finding(
          Rule.WHEN_ON_FIRST_RUNG, first.path() + ": 'when' means nothing on the first rung", null);
    }
    boolean warned = false;
    for (int i = 1; i < ladder.size() && !warned; i++) {
      // what follows a rung that is not reached is a consequence
      warned =
          warnsOfWay(ladder.get(i), ways.reached().get(i), ways.before().get(i), places.get(i));
    }
  }

  /** Warns of a rung that no or not every status in its {@code when} can lead to. */
  private static boolean warnsOfWay(
      RungSpec rung, boolean reached, Set<End> before, ValueReader place) {
    Set<Status> named = rung.when().equals(RungSpec.ANY) ? Set.of() : rung.when().statuses();
    for (Status status : Status.values()) {
      String maker = maker(status);
      if (maker != null
          && named.contains(status)
          && before.stream().noneMatch(end -> end.status() == status)) {
        place.finding(
            Rule.RUNG_WITHOUT_CAUSE,
            "%s: no rung before it can end with %s"
                .formatted(place.path(), StatusWords.word(status)),
            "it takes a %s".formatted(maker));
        return true;
      }
    }
    if (!reached) {
      place.finding(
          Rule.UNREACHABLE_RUNG,
          place.path() + " can never be reached",
          before.isEmpty()
              ? "nothing before it can fail"
              : "the rungs before it can only end with " + words(before, rung.when().hasCodes()));
    }
    return !reached;
  }

  /** Returns what makes calls end with a status, if that is a single thing. */
  private static @Nullable String maker(Status status) {
    return switch (status) {
      case BREAKER_OPEN -> "circuit_breaker in the chain";
      case TIMEOUT -> "timeout or deadline in the chain";
      case LIMIT_REACHED -> "concurrency_limit, bulkhead or adaptive_limit in the chain";
      case SHED -> "shed in the chain";
      case NO_ENDPOINT -> "pool before it";
      case THROTTLED -> "throttle or rate limit in the chain";
      case CACHE_MISS -> "cache before it";
      case QUOTA_EXHAUSTED -> "terminal limit in a quota";
      default -> null;
    };
  }

  private static String words(Set<End> ends, boolean withCodes) {
    return ends.stream()
        .map(end -> withCodes ? end.toString() : StatusWords.word(end.status()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void warnOfQuality(List<RungSpec> ladder, double least, List<ValueReader> places) {
    for (int i = 0; i < places.size(); i++) {
      double quality = quality(ladder.get(i));
      if (quality < least) {
        ValueReader place = places.get(i);
        place.finding(
            Rule.RUNG_OF_NO_USE,
            "%s is of no use: its quality is %s, and every use case wants %s or more"
                .formatted(place.path(), quality, least),
            null);
      }
    }
  }

  private double leastQuality(ArchitectureSpec architecture) {
    return trial.useCases().stream()
        .filter(
            useCase -> useCase.servedBy() == null || useCase.servedBy().equals(architecture.name()))
        .map(UseCaseSpec::tolerance)
        .mapToDouble(ToleranceSpec::minQuality)
        .min()
        .orElse(0);
  }

  private double quality(RungSpec rung) {
    if (rung instanceof CacheRungSpec cache) {
      return cache.quality();
    }
    if (rung instanceof StoreSpec store) {
      return store.quality();
    }
    if (rung instanceof StaticRungSpec fixed) {
      return fixed.quality();
    }
    if (rung instanceof DeferredRungSpec deferred) {
      return deferred.quality();
    }
    if (rung instanceof HumanRungSpec) {
      return 1; // a person's work is taken as it is
    }
    if (rung instanceof GatewayRungSpec gateway) {
      return gateway.ladder().stream().mapToDouble(this::quality).max().orElse(1);
    }
    if (rung instanceof PoolRungSpec pool) {
      return pool.pool().endpoints().stream()
          .mapToDouble(endpoint -> qualityOf(endpoint.provider()))
          .min()
          .orElse(1);
    }
    ProviderRungSpec call = (ProviderRungSpec) rung;
    return call.quality() == null ? qualityOf(call.name()) : call.quality().best();
  }

  private double qualityOf(String name) {
    return trial.providers().stream()
        .filter(provider -> provider.name().equals(name))
        .mapToDouble(ProviderSpec::quality)
        .findFirst()
        .orElse(1);
  }
}
