package dev.stampede.models.demand.platform;

import dev.stampede.models.check.Require;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The platforms of a scenario, and who moves between them. Names refer to platforms that exist;
 * whoever reads a scenario checks that.
 *
 * @param platforms their names differ
 * @param shared who uses two of them; at most one entry for a pair
 * @param stepNanos how often it is looked who moves, positive; those who move arrive a step later
 */
public record PlatformsSpec(
    List<PlatformSpec> platforms,
    List<SharedUsers> shared,
    List<MigrationSpec> migrations,
    long stepNanos) {

  /** There are none. */
  public static final PlatformsSpec NONE =
      new PlatformsSpec(List.of(), List.of(), List.of(), 10_000_000_000L);

  /** Copies the lists; rejects no step, and more people who use another one than users. */
  public PlatformsSpec {
    platforms = List.copyOf(platforms);
    shared = List.copyOf(shared);
    migrations = List.copyOf(migrations);
    Require.positive("step", stepNanos);
    Map<String, Long> others = new HashMap<>();
    for (SharedUsers both : shared) {
      others.merge(both.one(), both.people(), Long::sum);
      others.merge(both.other(), both.people(), Long::sum);
    }
    for (PlatformSpec platform : platforms) {
      long both = others.getOrDefault(platform.name(), 0L);
      Require.that(
          both <= platform.users(),
          "uses_both",
          both,
          "not exceed the %d users of %s".formatted(platform.users(), platform.name()));
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return platforms.isEmpty();
  }

  /**
   * Returns the number of a platform.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  int number(String name) {
    for (int i = 0; i < platforms.size(); i++) {
      if (platforms.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no platform '%s'".formatted(name));
  }

  /** Users of all platforms together: who uses two of them counts twice. */
  public double users() {
    return platforms.stream().mapToDouble(PlatformSpec::users).sum();
  }
}
