package dev.stampede.scenarios.starter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The starters that come with this version, in the order in which planners ask. */
public final class Starters {

  /**
   * The names of the files of {@code scenarios/questions}, which the build puts beside this class.
   */
  private static final List<String> NAMES =
      List.of(
          "provider-outage",
          "fallback-quota",
          "largest-load",
          "launch-replicas",
          "desk-and-quota",
          "what-is-proposed",
          "load-levels",
          "gateway-configuration",
          "agents-outage",
          "agents-resume",
          "tipping-point",
          "which-fault-hurt",
          "same-fallback",
          "what-to-promise",
          "least-regret");

  private Starters() {}

  /** Returns them all. */
  public static List<Starter> all() {
    return NAMES.stream().map(Starters::read).toList();
  }

  /** Returns the one of a name; empty if there is none. */
  public static Optional<Starter> find(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /** The names of them all. */
  public static List<String> names() {
    return NAMES;
  }

  private static Starter read(String name) {
    try (InputStream in = Starters.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("there is no " + name);
      }
      return Starter.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }
}
