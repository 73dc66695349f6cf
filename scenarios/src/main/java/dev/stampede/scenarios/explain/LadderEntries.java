package dev.stampede.scenarios.explain;

import dev.stampede.models.architecture.RungSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Level;
import dev.stampede.scenarios.review.Level.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All of an architecture's rungs that serve by themselves, the first choice first, under the names
 * that their vendors' configurations give them.
 */
record LadderEntries(List<LadderEntry> all) {

  /**
   * One of them.
   *
   * @param number from 1 on
   * @param place where it stands; where the vendor's configuration has an item for it, that
   * @param endpoints where those of a pool stand; none if it has not several
   */
  record LadderEntry(
      int number, Step step, String name, Effective place, List<Effective> endpoints) {

    /** What a table calls it. */
    String label() {
      return "%d %s".formatted(number, name);
    }
  }

  /** Looks through an architecture. */
  static LadderEntries of(Level level, VendorNames names) {
    List<LadderEntry> all = new ArrayList<>();
    leaves(level).forEach(step -> all.add(entry(all.size() + 1, step, names)));
    return new LadderEntries(List.copyOf(all));
  }

  /** Those that a {@link LoggedRun} listens to: caches have no ear. */
  List<LadderEntry> heard() {
    return all.stream().filter(entry -> !entry.step().rung().isCache()).toList();
  }

  private static Stream<Step> leaves(Level level) {
    return level.steps().stream()
        .flatMap(step -> step.inner() == null ? Stream.of(step) : leaves(step.inner()));
  }

  private static LadderEntry entry(int number, Step step, VendorNames names) {
    RungSpec rung = step.rung();
    List<Effective> endpoints = step.place().nearest(rung.kind(), "endpoints").children();
    boolean areSeveral = endpoints.size() > 1 && endpoints.size() == rung.providers().size();
    Effective item = names.item(step.place());
    return new LadderEntry(
        number,
        step,
        name(step, areSeveral, names),
        item == null ? step.place() : item,
        areSeveral ? endpoints : List.of());
  }

  private static String name(Step step, boolean areSeveral, VendorNames names) {
    String own = names.own(step.place());
    String name = own == null && !areSeveral ? names.number(step.place()) : own;
    if (name != null) {
      return name;
    }
    List<String> providers = step.rung().providers();
    return providers.isEmpty() ? step.rung().label() : String.join(", ", providers);
  }

  /** What a table calls a rung; nothing if there are several inside it. */
  String label(Step step) {
    List<Step> inside = step.inner() == null ? List.of(step) : leaves(step.inner()).toList();
    return inside.size() > 1
        ? ""
        : all.stream()
            .filter(entry -> entry.step().equals(inside.get(0)))
            .map(LadderEntry::label)
            .findFirst()
            .orElseThrow();
  }
}
