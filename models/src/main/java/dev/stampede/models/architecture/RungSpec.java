package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.work.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One rung of a ladder: somewhere to serve from. */
public sealed interface RungSpec
    permits RungSpec.Provider, RungSpec.Pool, RungSpec.Cache, StoreSpec, RungSpec.Human {

  /**
   * The statuses of the rung before that let work go on to this one; of the first rung none is
   * looked at. Work passes over a rung that its status does not lead to, or whose answers are not
   * good enough for it.
   */
  Set<Status> when();

  /** Whether work whose answer broke off after its first token may start again here. */
  boolean restartsStreams();

  /** Any status but an answer. */
  Set<Status> ANY = Set.copyOf(EnumSet.complementOf(EnumSet.of(Status.OK)));

  /** A call to a provider, through the architecture's chain. */
  record Provider(String name, Set<Status> when, boolean restartsStreams) implements RungSpec {

    /** Copies the set. */
    public Provider {
      when = Set.copyOf(when);
    }
  }

  /**
   * A call to one of several endpoints. The architecture's chain is around the choice, so that a
   * retry chooses again. Work comes to a pool all of whose endpoints are good enough for it.
   *
   * @param each policies around the calls to each endpoint, inside the choice
   */
  record Pool(PoolSpec pool, List<PolicySpec> each, Set<Status> when, boolean restartsStreams)
      implements RungSpec {

    /** Copies the collections. */
    public Pool {
      each = List.copyOf(each);
      when = Set.copyOf(when);
    }
  }

  /**
   * An answer from the gateway's own store.
   *
   * @param hit share of the work that finds one, in [0, 1]
   * @param quality of such an answer, in [0, 1]
   * @param latencyNanos to look it up, at least 0
   */
  record Cache(
      double hit, double quality, long latencyNanos, Set<Status> when, boolean restartsStreams)
      implements RungSpec {

    /** Rejects numbers out of range. */
    public Cache {
      Require.share("hit", hit);
      Require.share("quality", quality);
      Require.notNegative("latency", latencyNanos);
      when = Set.copyOf(when);
    }
  }

  /** A person at a desk. */
  record Human(HumanDeskSpec desk, Set<Status> when, boolean restartsStreams) implements RungSpec {

    /** Copies the set. */
    public Human {
      when = Set.copyOf(when);
    }
  }
}
