package dev.stampede.models.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BalancerTest {

  private static Balancer of(Balancing balancing, int nodes) {
    Balancer balancer = balancing.open();
    for (int node = 0; node < nodes; node++) {
      balancer.add(node, 0);
    }
    return balancer;
  }

  @ParameterizedTest
  @EnumSource
  void withoutNodes_nobodyGetsACall(Balancing balancing) {
    Balancer balancer = of(balancing, 1);
    assertThat(balancer.pick(1)).isZero();
    balancer.remove(0);
    assertThat(balancer.pick(2)).isEqualTo(Balancer.NONE);
  }

  @Test
  void roundRobin_takesTurns_andTheLastTakesThatOfOneThatGoes() {
    Balancer balancer = of(Balancing.ROUND_ROBIN, 4);
    assertThat(List.of(balancer.pick(0), balancer.pick(0))).containsExactly(0, 1);
    balancer.remove(1);
    assertThat(List.of(balancer.pick(0), balancer.pick(0), balancer.pick(0)))
        .containsExactly(2, 0, 3);
  }

  @Test
  void random_isAllAlike() {
    Balancer balancer = of(Balancing.RANDOM, 5);
    int[] hits = new int[5];
    for (int i = 0; i < 50_000; i++) {
      hits[balancer.pick(RandomKey.derive(11, i))]++;
    }
    for (int node : hits) {
      assertThat(node).isBetween(10_000 - 300, 10_000 + 300); // 3.4 standard deviations of 89
    }
  }

  /** Of five nodes with 0, 1, 2, 3, 4 calls the one with k is the better of 4 - k in ten pairs. */
  @Test
  void powerOfTwo_isTheBetterOfAnyPair() {
    Balancer balancer = of(Balancing.POWER_OF_TWO, 5);
    for (int node = 0; node < 5; node++) {
      balancer.calls(node, node);
    }
    int[] hits = new int[5];
    for (int i = 0; i < 50_000; i++) {
      hits[balancer.pick(RandomKey.derive(12, i))]++;
    }
    for (int node = 0; node < 5; node++) {
      int expected = 5_000 * (4 - node);
      assertThat(hits[node]).isBetween(expected - 370, expected + 370);
    }
    assertThat(hits[4]).isZero();
  }

  @Test
  void leastLoaded_isThatOfASortedList() {
    SplittableRandom random = new SplittableRandom(20260801);
    Balancer balancer = Balancing.LEAST_LOADED.open();
    List<long[]> list = new ArrayList<>(); // node, calls, turn
    long turn = 0;
    for (int i = 0; i < 100_000; i++) {
      int node = random.nextInt(60);
      long[] known = list.stream().filter(n -> n[0] == node).findFirst().orElse(null);
      switch (random.nextInt(4)) {
        case 0 -> {
          if (known == null) {
            list.add(new long[] {node, i % 5, turn++});
            balancer.add(node, i % 5);
          } else if (random.nextBoolean()) {
            list.remove(known);
            balancer.remove(node);
          }
        }
        case 1 -> {
          if (known != null) {
            known[1] = random.nextInt(6);
            balancer.calls(node, (int) known[1]);
          }
        }
        default -> {
          long[] first =
              list.stream()
                  .min(Comparator.<long[]>comparingLong(n -> n[1]).thenComparingLong(n -> n[2]))
                  .orElse(null);
          assertThat(balancer.pick(i)).isEqualTo(first == null ? Balancer.NONE : (int) first[0]);
          if (first != null) {
            first[2] = turn++;
          }
        }
      }
    }
  }
}
