package dev.stampede.benchmarks.command;

import dev.stampede.benchmarks.Pinned;
import dev.stampede.benchmarks.peer.Peer;
import dev.stampede.benchmarks.result.Goal;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * A kind of work that can be measured.
 *
 * @param benchmark its class; {@code HoldBenchmark} is {@code hold} on the command line
 * @param operation what the times are for
 * @param quick the values of its parameters that a quick run takes, where it takes fewer
 * @param goals what Stampede should reach
 */
record Work(
    Class<? extends Pinned> benchmark,
    String operation,
    Map<String, List<String>> quick,
    List<Goal> goals) {

  /** Its name on the command line. */
  String name() {
    return benchmark.getSimpleName().replace("Benchmark", "").toLowerCase(Locale.ROOT);
  }

  /** The peers that do it, too. */
  List<Peer> peers() {
    return Arrays.stream(Peer.values()).filter(peer -> has(peer.id())).toList();
  }

  /** Who does it that is no peer: Stampede, or the machine itself. */
  String side() {
    return Arrays.stream(benchmark.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(Method::getName)
        .filter(name -> Arrays.stream(Peer.values()).noneMatch(peer -> peer.id().equals(name)))
        .findFirst()
        .orElseThrow();
  }

  /** Full name of the benchmark that one side runs. */
  String method(String side) {
    return benchmark.getName() + "." + side;
  }

  private boolean has(String side) {
    return Arrays.stream(benchmark.getMethods())
        .anyMatch(m -> m.isAnnotationPresent(Benchmark.class) && m.getName().equals(side));
  }

  /** Names of its parameters and the values that a full run takes. */
  Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (Method method : benchmark.getMethods()) {
      if (method.getName().equals(side())) {
        collect(method.getParameterTypes()[0], parameters);
      }
    }
    return parameters;
  }

  private static void collect(Class<?> state, Map<String, List<String>> parameters) {
    for (Class<?> owner = state; owner != Object.class; owner = owner.getSuperclass()) {
      Arrays.stream(owner.getDeclaredFields())
          .filter(field -> field.isAnnotationPresent(Param.class))
          .forEach(f -> parameters.put(f.getName(), List.of(f.getAnnotation(Param.class).value())));
    }
  }
}
