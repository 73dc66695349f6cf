package dev.stampede.scenarios.explain;

import dev.stampede.models.demand.platform.Destination;
import dev.stampede.models.demand.platform.MigrationSpec;
import dev.stampede.models.demand.platform.MigrationSpec.Pace;
import dev.stampede.models.demand.platform.PlatformSpec;
import dev.stampede.models.demand.platform.PlatformsSpec;
import dev.stampede.models.demand.platform.SharedUsers;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.UsersSection;
import java.util.ArrayList;
import java.util.List;

/** Says what migrations come to: a share of a large platform can be all of a small one. */
final class MigrationWords {

  private MigrationWords() {}

  static List<String> of(PlatformsSpec platforms) {
    List<String> sentences = new ArrayList<>();
    for (MigrationSpec migration : platforms.migrations()) {
      for (Destination way : migration.to()) {
        sentences.add(sentence(platforms, migration, way));
      }
    }
    return sentences;
  }

  private static String sentence(
      PlatformsSpec platforms, MigrationSpec migration, Destination way) {
    PlatformSpec from = platform(platforms, migration.from());
    PlatformSpec to = platform(platforms, way.platform());
    double both = both(platforms, from.name(), to.name());
    double movers = way.share() * (from.users() - both);
    double atOnce = migration.both() * both;
    Pace pace = migration.pace();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s of the %s users of %s, %s, move to %s on %s: %s of the %s that it has."
            .formatted(
                Figures.share(way.share()),
                UsersSection.users(from.users() - both),
                from.name() + (both > 0 ? " alone" : ""),
                UsersSection.users(movers),
                to.name(),
                migration.on().kind().replace('_', ' '),
                Figures.share(movers / to.users()),
                UsersSection.users((double) to.users())));
    if (both > 0) {
      text.append(
          " Of the %s who use both, %s change over at once."
              .formatted(UsersSection.users(both), Figures.share(migration.both())));
    }
    text.append(
        " With all of them there, it has %sx the users."
            .formatted(Figures.number((to.users() + movers + atOnce) / to.users())));
    text.append(
        " Half of those who move have moved after %s%s; half of those who return are back %s after"
                .formatted(
                    Figures.seconds(pace.delay().quantile(0.5)),
                    pace.contagionPerSecond() > 0 ? ", earlier for their contagion" : "",
                    Figures.seconds(pace.returning().quantile(0.5)))
            + " its end, and %s never do.".formatted(Figures.share(pace.stays())));
    return text.toString();
  }

  private static PlatformSpec platform(PlatformsSpec platforms, String name) {
    return platforms.platforms().stream()
        .filter(platform -> platform.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double both(PlatformsSpec platforms, String one, String other) {
    double people = 0;
    for (SharedUsers pair : platforms.shared()) {
      boolean same = pair.one().equals(one) && pair.other().equals(other);
      boolean reverse = pair.one().equals(other) && pair.other().equals(one);
      people += same || reverse ? pair.people() : 0;
    }
    return people;
  }
}
