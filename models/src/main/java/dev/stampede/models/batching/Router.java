package dev.stampede.models.batching;

import dev.stampede.models.work.Draw;
import java.util.Arrays;

/** Chooses replicas, by what it knows of their loads. */
final class Router {

  private final Routing routing;
  private int[] loads;
  private int[] known;
  private long refreshNanos;
  private int turn;

  Router(Routing routing, int replicas) {
    this.routing = routing;
    this.loads = new int[replicas];
    this.known = routing.stalenessNanos() == 0 ? loads : new int[replicas];
  }

  /** Takes note that a replica has one more, or one less. */
  void changed(int replica, int by) {
    loads[replica] += by;
  }

  /** Makes room for more replicas. */
  void grow(int replicas) {
    boolean fresh = known == loads;
    loads = Arrays.copyOf(loads, replicas);
    known = fresh ? loads : Arrays.copyOf(known, replicas);
  }

  /** Chooses one of the first so many. */
  int choose(Sequence sequence, int replicas, long nowNanos) {
    if (known != loads && nowNanos >= refreshNanos) {
      System.arraycopy(loads, 0, known, 0, loads.length);
      refreshNanos = nowNanos + routing.stalenessNanos();
    }
    return switch (routing.policy()) {
      case POOLED, LEAST_LOADED -> leastLoaded(replicas);
      case ROUND_ROBIN -> nextInTurn(replicas);
      case POWER_OF_TWO -> {
        int one = (int) (Draw.ROUTE.uniform(sequence.key) * replicas);
        int other = (int) (Draw.ROUTE.uniform(sequence.key, 1) * replicas);
        yield known[other] < known[one] ? other : one;
      }
      case PREFIX_AFFINITY -> {
        int prefix = (int) (Draw.PREFIX.uniform(sequence.key) * routing.prefixes());
        yield (int) (Draw.PREFIX.uniform(prefix, 1) * replicas);
      }
    };
  }

  private int nextInTurn(int replicas) {
    turn = turn + 1 < replicas ? turn + 1 : 0;
    return turn;
  }

  private int leastLoaded(int replicas) {
    int best = nextInTurn(replicas);
    for (int i = 0, at = best; i < replicas; i++, at = at + 1 == replicas ? 0 : at + 1) {
      best = known[at] < known[best] ? at : best;
    }
    return best;
  }
}
