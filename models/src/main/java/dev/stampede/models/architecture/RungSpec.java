package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.SwitchoverSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One rung of a ladder: somewhere to serve from. */
public sealed interface RungSpec
    permits RungSpec.Provider,
        RungSpec.Pool,
        RungSpec.Cache,
        StoreSpec,
        RungSpec.Static,
        RungSpec.Deferred,
        RungSpec.Human,
        RungSpec.Gateway {

  /**
   * The ends of the rung before that let work go on to this one; of the first rung they are not
   * looked at. Work passes over a rung that its end does not lead to, or whose answers are not good
   * enough for it.
   */
  Outcomes when();

  /** Whether work whose answer broke off after its first token may start again here. */
  boolean restartsStreams();

  /** The server that is the architecture's own; null if the rung has none. */
  default @Nullable ProviderSpec ownServer() {
    return null;
  }

  /** This rung, and if it is a gateway those inside it. */
  default Stream<RungSpec> withInner() {
    return Stream.of(this);
  }

  /** Any end but an answer. */
  Outcomes ANY = Outcomes.FAILURES;

  /**
   * A call to a provider, through the architecture's chain.
   *
   * @param maxTokens most tokens that an answer of this rung may have, positive
   * @param quality of its answers; null for the provider's
   * @param switchover when work leaves the rung as a whole; null for never
   */
  record Provider(
      String name,
      Outcomes when,
      boolean restartsStreams,
      int maxTokens,
      @Nullable Quality quality,
      @Nullable SwitchoverSpec switchover)
      implements RungSpec {

    /** Rejects a limit that is not positive. */
    public Provider {
      Require.positive("max_tokens", maxTokens);
    }

    /** Answers of any length and of the provider's quality, and work never leaves as a whole. */
    public Provider(String name, Outcomes when, boolean restartsStreams) {
      this(name, when, restartsStreams, Integer.MAX_VALUE, null, null);
    }
  }

  /**
   * A call to one of several endpoints. The architecture's chain is around the choice, so that a
   * retry chooses again. Work comes to a pool all of whose endpoints are good enough for it.
   *
   * @param each policies around the calls to each endpoint, inside the choice
   */
  record Pool(PoolSpec pool, List<PolicySpec> each, Outcomes when, boolean restartsStreams)
      implements RungSpec {

    /** Copies the list. */
    public Pool {
      each = List.copyOf(each);
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
      double hit, double quality, long latencyNanos, Outcomes when, boolean restartsStreams)
      implements RungSpec {

    /** Rejects numbers out of range. */
    public Cache {
      Require.share("hit", hit);
      Require.share("quality", quality);
      Require.notNegative("latency", latencyNanos);
    }
  }

  /**
   * The same answer to everybody.
   *
   * @param quality of it, in [0, 1]
   * @param latencyNanos until it is given, at least 0
   */
  record Static(double quality, long latencyNanos, Outcomes when, boolean restartsStreams)
      implements RungSpec {

    /** Rejects numbers out of range. */
    public Static {
      Require.share("quality", quality);
      Require.notNegative("latency", latencyNanos);
    }
  }

  /**
   * A batch: the owner is told that an answer will come, and no longer waits for it.
   *
   * @param batch what works it off
   * @param quality of the answers, in [0, 1]
   */
  record Deferred(EngineSpec.Servers batch, double quality, Outcomes when, boolean restartsStreams)
      implements RungSpec {

    /** The name of the batch among the servers of an architecture. */
    public static final String NAME = "deferred";

    /** Rejects a quality outside [0, 1]. */
    public Deferred {
      Require.share("quality", quality);
    }

    @Override
    public ProviderSpec ownServer() {
      return new ProviderSpec(NAME, batch, QuotaSpec.NONE, quality, 0, 503, true);
    }
  }

  /** A person at a desk. */
  record Human(HumanDeskSpec desk, Outcomes when, boolean restartsStreams) implements RungSpec {

    @Override
    public ProviderSpec ownServer() {
      return desk.asProvider();
    }
  }

  /**
   * A gateway inside the gateway, such as one with fallbacks that an application calls through an
   * SDK with retries. The chain of the architecture is around its whole ladder, and its own chain
   * around each call that its ladder makes.
   *
   * @param chain policies around the calls to each provider, outermost first
   * @param ladder at least one rung, and no batch: what is around the gateway could take work back
   *     that its owner takes for done
   */
  record Gateway(
      List<PolicySpec> chain, List<RungSpec> ladder, Outcomes when, boolean restartsStreams)
      implements RungSpec {

    /** Copies the lists, and rejects a ladder that is empty or has a batch. */
    public Gateway {
      chain = List.copyOf(chain);
      ladder = List.copyOf(ladder);
      Require.that(!ladder.isEmpty(), "ladder", ladder, "have at least one rung");
      Require.that(
          ladder.stream().noneMatch(Deferred.class::isInstance),
          "ladder",
          ladder,
          "have no deferred rung inside a gateway");
    }

    @Override
    public Stream<RungSpec> withInner() {
      return Stream.concat(Stream.of(this), ladder.stream().flatMap(RungSpec::withInner));
    }
  }
}
