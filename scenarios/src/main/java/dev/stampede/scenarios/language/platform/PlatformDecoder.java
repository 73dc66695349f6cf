package dev.stampede.scenarios.language.platform;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.platform.Destination;
import dev.stampede.models.demand.platform.MigrationSpec;
import dev.stampede.models.demand.platform.MigrationSpec.Pace;
import dev.stampede.models.demand.platform.PlatformSpec;
import dev.stampede.models.demand.platform.PlatformsSpec;
import dev.stampede.models.demand.platform.SharedUsers;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code platforms} and {@code migration}: who uses what, and who moves where on what. */
public final class PlatformDecoder {
  private static final long LEAST_STEP = 10_000_000_000L;
  private static final int STEPS = 10_000;

  private static final Key<ValueReader> USERS =
      Key.required(
          "users",
          Type.as(Type.longCount(1, PlatformSpec.MOST).shape()),
          "who use it on a day while all is well; who uses another one, too, counts at both");
  private static final Key<ValueReader> USES_BOTH =
      Key.open(
          "uses_both",
          Type.as(new Shape.Table("platform", Type.NAME.shape(), Type.SHARE.shape(), 0)),
          "nobody",
          "the shares of its users who use other platforms as well: {rival: 10%}; they change over"
              + " at once, without signing up");
  private static final Form PLATFORM =
      Form.of("platform", "a platform that people use", USERS, USES_BOTH);

  private static final Key<ValueReader> FROM =
      Key.required("from", Type.reference("platform"), "which they leave");
  private static final Key<ValueReader> TO =
      Key.required(
          "to",
          Type.as(
              new Shape.Table(
                  "platform",
                  Type.NAME.shape(),
                  new Shape.Called(
                      "share-of-users", Shape.either(Type.SHARE.shape(), new Shape.Nothing())),
                  1)),
          "where to, and which share of the users in the end: {ours: 1%}; a bare name is 1%, of a"
              + " ban 12.5%");
  private static final Key<ValueReader> ON =
      Key.required("on", Type.as(new Shape.Keys(TriggerDecoder.FORM)), "what sets them in motion");
  private static final Key<Double> BOTH =
      Key.open(
          "both",
          Type.SHARE,
          "100%, on news 0%",
          "how many of those who use both platforms take everything there at once");
  private static final Key<Distribution> DELAY =
      Key.open(
          "delay",
          DistributionDecoder.TIME.any(),
          "p50 of 10m and p95 of 3h; on news 12h and 4d, on a ban 1d and 7d",
          "the time from the beginning of the trigger until one who moves has moved");
  private static final Key<Double> CONTAGION =
      Key.optional(
          "contagion",
          Type.RATE,
          "0/h",
          "how many others one who has moved draws after in a time, while all of them are still"
              + " there; among those who move in the end");
  private static final Key<Distribution> RETURN =
      Key.open(
          "return",
          DistributionDecoder.TIME.any(),
          "{dist: lognormal, p50: 2h, p95: 1d}",
          "the time from the end of the trigger until one who returns is back");
  private static final Key<Double> STAYS =
      Key.optional("stays", Type.SHARE, "10%", "how many of those who moved never return");
  private static final Form MIGRATION =
      Form.of("migration", "users who leave a platform, and come back", FROM, TO, ON, BOTH)
          .and(DELAY, CONTAGION, RETURN, STAYS);

  /** What the section of platforms looks like. */
  public static final Shape PLATFORMS =
      new Shape.Table("platform", Type.NAME.shape(), new Shape.Keys(PLATFORM), 0);

  /** What the section of migrations looks like. */
  public static final Shape MIGRATIONS = new Shape.Listing(new Shape.Keys(MIGRATION), 0);

  private final Names platforms;
  private final TriggerDecoder triggers;
  private final long durationNanos;

  /**
   * Creates a decoder.
   *
   * @param platforms names of the platforms
   * @param useCases names of those whose answers users may look at
   * @param providers names of those whose faults users may feel
   * @param faults ids of the faults
   */
  public PlatformDecoder(
      Names platforms, Names useCases, Names providers, Set<String> faults, long durationNanos) {
    this.platforms = platforms;
    this.triggers = new TriggerDecoder(useCases, providers, faults, durationNanos);
    this.durationNanos = durationNanos;
  }

  /** Reads both sections; none if what they say does not go together. */
  public PlatformsSpec read(ValueReader platformSection, ValueReader migrationSection) {
    List<PlatformSpec> read = new ArrayList<>();
    Map<String, ValueReader> shared = new HashMap<>();
    for (Named child : platformSection.children()) {
      String name = child.key().name();
      MappingReader in = child.value().mapping(PLATFORM);
      long users = in.value(USERS).count(1, PlatformSpec.MOST);
      shared.put(name, in.get(USES_BOTH));
      PlatformSpec platform = in.build(() -> new PlatformSpec(name, users));
      if (platform != null) {
        read.add(platform);
      }
    }
    List<SharedUsers> both = new ArrayList<>();
    for (PlatformSpec platform : read) {
      ValueReader said = shared.get(platform.name());
      if (said != null) {
        readShared(platform, said, read, both);
      }
    }
    List<MigrationSpec> migrations = migrations(migrationSection);
    boolean faulty = platformSection.isFaulty() || migrationSection.isFaulty();
    return faulty
        ? PlatformsSpec.NONE
        : new PlatformsSpec(read, both, migrations, step(durationNanos));
  }

  /** A ten-thousandth of the run in whole tens of seconds, ten seconds at least. */
  private static long step(long durationNanos) {
    return Math.max(LEAST_STEP, durationNanos / STEPS / LEAST_STEP * LEAST_STEP);
  }

  private void readShared(
      PlatformSpec platform, ValueReader said, List<PlatformSpec> all, List<SharedUsers> both) {
    for (Named child : said.children()) {
      String other = platforms.read(child.key());
      double share = child.value().share();
      if (child.key().isFaulty() || child.value().isFaulty()) {
        continue;
      }
      if (other.equals(platform.name())) {
        child.key().error("uses_both of '%s' names itself".formatted(other), "name another one");
        continue;
      }
      if (both.stream()
          .anyMatch(pair -> pair.one().equals(other) && pair.other().equals(platform.name()))) {
        child
            .key()
            .error(
                "who uses both '%s' and '%s' is said twice".formatted(other, platform.name()),
                "leave it out of one of them");
        continue;
      }
      long people = Math.round(share * platform.users());
      if (people > 0) {
        both.add(new SharedUsers(platform.name(), other, people));
      }
      check(platform, child, both);
      all.stream()
          .filter(each -> each.name().equals(other))
          .forEach(each -> check(each, child, both));
    }
  }

  /** Nobody can share more users than a platform has. */
  private static void check(PlatformSpec platform, Named child, List<SharedUsers> both) {
    long sum =
        both.stream()
            .filter(
                pair -> pair.one().equals(platform.name()) || pair.other().equals(platform.name()))
            .mapToLong(SharedUsers::people)
            .sum();
    if (sum > platform.users()) {
      child
          .value()
          .reject(
              "makes %d users of '%s' use another platform, too, and it has %d"
                  .formatted(sum, platform.name(), platform.users()),
              "a smaller share, or more users");
    }
  }

  private List<MigrationSpec> migrations(ValueReader section) {
    List<MigrationSpec> migrations = new ArrayList<>();
    for (ValueReader item : section.list()) {
      if (platforms.known().isEmpty()) {
        item.error(
            "%s: there are no platforms".formatted(item.path()),
            "for example platforms: {rival: {users: 250M}, ours: {users: 5M}}");
      }
      MigrationSpec migration = migration(item.mapping(MIGRATION));
      if (migration != null) {
        migrations.add(migration);
      }
    }
    return migrations;
  }

  private @Nullable MigrationSpec migration(MappingReader in) {
    String from = platforms.read(in.get(FROM));
    TriggerDecoder.Read on = triggers.read(in.get(ON));
    List<Destination> to = destinations(in.get(TO), from, on);
    boolean all = on == null || on.trigger().stopsEverybody();
    double both = in.get(BOTH.orElse(all ? "100%" : "0%"));
    TriggerDecoder.Habit habit = on == null ? TriggerDecoder.OF_FAILURE : on.habit();
    Distribution delay = in.has(DELAY.name(), habit.words()) ? in.get(DELAY) : habit.delay();
    double contagion = in.get(CONTAGION);
    Distribution returning =
        in.get(RETURN, Distribution.Lognormal.ofPercentiles(7_200, 0.95, 86_400));
    double stays = in.get(STAYS);
    if (on == null || to.isEmpty()) {
      in.finish();
      return null;
    }
    return in.build(
        () ->
            new MigrationSpec(
                from, to, on.trigger(), both, new Pace(delay, contagion, returning, stays)));
  }

  private List<Destination> destinations(
      ValueReader list, String from, TriggerDecoder.@Nullable Read on) {
    List<Destination> to = new ArrayList<>();
    Set<String> names = new HashSet<>();
    double sum = 0;
    for (Named child : list.children()) {
      String name = platforms.read(child.key());
      if (name.equals(from) && !child.key().isFaulty()) {
        child
            .key()
            .error("users of '%s' cannot move to itself".formatted(name), "name another one");
      }
      double usual = (on == null ? TriggerDecoder.OF_FAILURE : on.habit()).share();
      double share = child.value().isPresent() ? child.value().share() : usual;
      sum += share;
      if (names.add(name) && !name.equals(from)) {
        to.add(new Destination(name, share));
      }
    }
    if (sum > 1 + 1e-9) {
      list.reject("adds up to more than 100%", "nobody can move to two platforms at once");
      return List.of();
    }
    if (to.isEmpty() && !list.isFaulty()) {
      list.error(
          "%s: there is no place to go".formatted(list.path()), "for example to: {ours: 12.5%}");
    }
    return to;
  }
}
