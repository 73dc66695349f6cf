package dev.stampede.models.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What each part of an architecture did, over the replicas of its gateway.
 *
 * @param layers outermost first in each chain, chains in the order of the ladder
 * @param guards in the same order
 * @param faultLoads one for each provider that a fault struck
 */
public record Attribution(
    List<LayerResult> layers, List<GuardResult> guards, List<FaultLoadResult> faultLoads)
    implements Serializable {

  /** Of an architecture that serves nobody. */
  public static final Attribution NONE = new Attribution(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Attribution {
    layers = List.copyOf(layers);
    guards = List.copyOf(guards);
    faultLoads = List.copyOf(faultLoads);
  }

  /** Returns the sum of this and another replica's of the same gateway in the same run. */
  public Attribution beside(Attribution other) {
    return sum(other, FaultLoadResult::beside);
  }

  /** Returns the sum of this and another replication's of the same architecture. */
  public Attribution plus(Attribution other) {
    return sum(other, FaultLoadResult::plus);
  }

  private Attribution sum(Attribution other, BinaryOperator<FaultLoadResult> sum) {
    Map<String, FaultLoadResult> loads = new LinkedHashMap<>(); // drawn faults may strike others
    faultLoads.forEach(load -> loads.put(load.provider(), load));
    other.faultLoads.forEach(load -> loads.merge(load.provider(), load, sum));
    return new Attribution(
        pairwise(layers, other.layers, LayerResult::plus),
        pairwise(guards, other.guards, GuardResult::plus),
        List.copyOf(loads.values()));
  }

  private static <T> List<T> pairwise(List<T> ones, List<T> others, BinaryOperator<T> sum) {
    List<T> sums = new ArrayList<>();
    for (int i = 0; i < ones.size(); i++) {
      sums.add(sum.apply(ones.get(i), others.get(i)));
    }
    return sums;
  }
}
