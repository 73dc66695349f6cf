package dev.stampede.benchmarks.command;

import dev.stampede.benchmarks.peer.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, in groups. The tasks of a group are to be compared with each other, so they
 * take turns: what slows the machine down for a while slows all of them down.
 *
 * @param groups each of Stampede with one set of parameters, its peers, and other numbers of
 *     workers
 */
record Plan(List<List<Task>> groups) {

  private static final String WORKERS = "workers";

  /**
   * Makes a plan.
   *
   * @param quick whether to take the values of parameters that a quick run takes
   * @param overrides values of parameters that come before those; names that a work does not have
   *     do not matter to it
   * @param floor what each group is measured beside, so that times can be told in multiples of it;
   *     null for nothing
   */
  static Plan of(
      List<Work> works,
      boolean quick,
      Map<String, List<String>> overrides,
      Collection<Peer> peers,
      @Nullable Task floor) {
    Map<List<Object>, List<Task>> groups = new LinkedHashMap<>();
    for (Work work : works) {
      Map<String, List<String>> parameters = work.parameters();
      if (quick) {
        parameters.putAll(work.quick());
      }
      parameters.replaceAll((name, values) -> overrides.getOrDefault(name, values));
      for (Map<String, String> params : combinations(parameters)) {
        Map<String, String> others = new LinkedHashMap<>(params);
        others.remove(WORKERS);
        List<Task> group =
            groups.computeIfAbsent(List.of(work.name(), others), key -> new ArrayList<>());
        group.add(new Task(work.name(), work.method(work.side()), params));
        work.peers().stream()
            .filter(peer -> peers.contains(peer) && peer.takesPart(params))
            .forEach(peer -> group.add(new Task(work.name(), work.method(peer.id()), params)));
      }
    }
    if (floor != null) {
      groups.values().stream()
          .filter(group -> !group.get(0).work().equals(floor.work()))
          .forEach(group -> group.add(floor));
    }
    return new Plan(List.copyOf(groups.values()));
  }

  private static List<Map<String, String>> combinations(Map<String, List<String>> parameters) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> combination : combinations) {
        for (String value : parameter.getValue()) {
          Map<String, String> one = new LinkedHashMap<>(combination);
          one.put(parameter.getKey(), value);
          longer.add(one);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /** Number of tasks. */
  int size() {
    return groups.stream().mapToInt(List::size).sum();
  }
}
