package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.review.Level.Step;
import dev.stampede.scenarios.text.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Warns of rungs that are never reached or never of use. */
final class LadderReview implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    RungEnds ends = new RungEnds(subject.trial());
    for (Design design : subject.designs()) {
      double least = leastQuality(design);
      for (Level level : design.level().withInner().toList()) {
        warnOfWays(level.steps(), ends.follow(level), findings);
        warnOfQuality(level.steps(), least, design, findings);
      }
    }
  }

  private static void warnOfWays(List<Step> ladder, RungEnds.Ways ways, Findings findings) {
    Step first = ladder.get(0);
    if (!first.rung().when().equals(RungSpec.ANY)) {
      Effective place = first.place().written();
      findings.addAtValue(
          Rule.WHEN_ON_FIRST_RUNG,
          place,
          place.path() + ": 'when' means nothing on the first rung",
          null);
    }
    boolean warned = false;
    for (int i = 1; i < ladder.size() && !warned; i++) {
      // what follows a rung that is not reached is a consequence
      warned = warnsOfWay(ladder.get(i), ways.reached().get(i), ways.before().get(i), findings);
    }
  }

  /** Warns of a rung that no or not every status in its {@code when} can lead to. */
  private static boolean warnsOfWay(
      Step step, boolean reached, Set<End> before, Findings findings) {
    Outcomes when = step.rung().when();
    Effective place = step.place().written();
    Set<Status> named = when.equals(RungSpec.ANY) ? Set.of() : when.statuses();
    for (Status status : Status.values()) {
      String maker = maker(status);
      if (maker != null
          && named.contains(status)
          && before.stream().noneMatch(end -> end.status() == status)) {
        findings.addAtValue(
            Rule.RUNG_WITHOUT_CAUSE,
            place,
            "%s: no rung before it can end with %s"
                .formatted(place.path(), StatusWords.word(status)),
            "it takes a %s".formatted(maker));
        return true;
      }
    }
    if (!reached) {
      findings.addAtValue(
          Rule.UNREACHABLE_RUNG,
          place,
          place.path() + " can never be reached",
          before.isEmpty()
              ? "nothing before it can fail"
              : "the rungs before it can only end with " + words(before, when.hasCodes()));
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
        .map(end -> word(end, withCodes))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String word(End end, boolean withCode) {
    String word = StatusWords.word(end.status());
    return withCode && end.httpStatus() != 0 ? "%s (%d)".formatted(word, end.httpStatus()) : word;
  }

  private static void warnOfQuality(
      List<Step> ladder, double least, Design design, Findings findings) {
    for (Step step : ladder) {
      double quality = bestQuality(step.rung(), design);
      if (quality < least) {
        Effective place = step.place().written();
        findings.addAtValue(
            Rule.RUNG_OF_NO_USE,
            place,
            "%s is of no use: its quality is %s, and every use case wants %s or more"
                .formatted(place.path(), quality, least),
            null);
      }
    }
  }

  private static double leastQuality(Design design) {
    return design.useCases().stream()
        .map(UseCaseSpec::tolerance)
        .mapToDouble(ToleranceSpec::minQuality)
        .min()
        .orElse(0);
  }

  /** A person's work is taken as it is, and a gateway passes over what is not good enough. */
  private static double bestQuality(RungSpec rung, Design design) {
    if (rung.desk() != null) {
      return 1;
    }
    return rung.inner().isEmpty()
        ? rung.quality(design::provider).best()
        : rung.inner().stream().mapToDouble(in -> bestQuality(in, design)).max().orElse(1);
  }
}
