package dev.stampede.models.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.check.Require;
import dev.stampede.models.queue.Discipline;
import org.jspecify.annotations.Nullable;

/** What a scenario says about a provider's capacity. */
public sealed interface EngineSpec {

  /** No bound on a queue. */
  int UNBOUNDED = Integer.MAX_VALUE;

  /** The units of its capacity at the start: servers, calls at a time, or equal parts of it. */
  int units();

  /** Whether answers come as a stream of tokens. */
  boolean streams();

  /** How its queue is worked off, if it has one. */
  default Discipline discipline() {
    return Discipline.FIFO;
  }

  /** Whether calls can wait in it; where all inside are served at once, none does. */
  default boolean hasQueue() {
    return true;
  }

  /**
   * True if others can share it with our calls: what is served first come, first served or by
   * priority by servers whose number does not follow the line, or all alike, or in the batches of
   * one pool.
   */
  default boolean takesMarket() {
    return discipline().isPlain();
  }

  /**
   * Equal servers, each with one call at a time: M/G/c and its relatives.
   *
   * @param servers at the start; positive, or at least 0 with a staffing
   * @param service service time in seconds
   * @param queueLimit calls that may wait, at least 0; {@link #UNBOUNDED} for any number
   * @param patience after how many seconds in the queue a call gives up; null for never
   * @param staffing how their number changes; null if it does not
   */
  record Servers(
      int servers,
      Distribution service,
      int queueLimit,
      Discipline discipline,
      @Nullable Distribution patience,
      @Nullable StaffingSpec staffing)
      implements EngineSpec {

    /** Rejects a number of servers that is not positive and a negative queue. */
    public Servers {
      Require.atLeast("servers", servers, staffing == null ? 1 : 0);
      Require.notNegative("queue_limit", queueLimit);
    }

    /** Always the same number of servers. */
    public Servers(
        int servers,
        Distribution service,
        int queueLimit,
        Discipline discipline,
        @Nullable Distribution patience) {
      this(servers, service, queueLimit, discipline, patience, null);
    }

    @Override
    public int units() {
      return servers;
    }

    @Override
    public boolean takesMarket() {
      return staffing == null && discipline.isPlain();
    }

    @Override
    public boolean streams() {
      return false;
    }
  }

  /**
   * One machine whose speed all calls inside share alike: processor sharing.
   *
   * @param capacity work done in a second, in seconds of a call that is alone; a call alone gets at
   *     most 1
   * @param service work of a call, in seconds
   * @param limit calls inside at most; {@link #UNBOUNDED} for any number
   */
  record Sharing(double capacity, Distribution service, int limit) implements EngineSpec {

    /** Rejects a capacity or a limit that is not positive. */
    public Sharing {
      Require.positive("capacity", capacity);
      Require.that(capacity <= Integer.MAX_VALUE, "capacity", capacity, "be below 2^31");
      Require.positive("limit", limit);
    }

    @Override
    public int units() {
      return (int) Math.ceil(capacity);
    }

    @Override
    public boolean hasQueue() {
      return false;
    }

    @Override
    public boolean streams() {
      return false;
    }
  }

  /**
   * Replicas of a model that infer with continuous batching.
   *
   * @param batching what they are like
   */
  record Batching(BatchingSpec batching) implements EngineSpec {

    @Override
    public int units() {
      return batching.replicas();
    }

    @Override
    public boolean takesMarket() {
      return batching.takesMarket();
    }

    @Override
    public boolean streams() {
      return true;
    }
  }

  /**
   * A model as its clients see it: a time to the first token, then a steady stream.
   *
   * @param concurrency calls served at a time, positive
   * @param firstToken seconds from the start of service to the first token
   * @param tokensPerSecond speed of the stream of one call
   * @param queueLimit calls that may wait, at least 0; {@link #UNBOUNDED} for any number
   * @param slowdown how it slows down as it fills
   */
  record Tokens(
      int concurrency,
      Distribution firstToken,
      Distribution tokensPerSecond,
      int queueLimit,
      Discipline discipline,
      SlowdownSpec slowdown)
      implements EngineSpec {

    /** Rejects a concurrency that is not positive and a negative queue. */
    public Tokens {
      Require.positive("concurrency", concurrency);
      Require.notNegative("queue_limit", queueLimit);
    }

    /** As fast however full it is. */
    public Tokens(
        int concurrency,
        Distribution firstToken,
        Distribution tokensPerSecond,
        int queueLimit,
        Discipline discipline) {
      this(concurrency, firstToken, tokensPerSecond, queueLimit, discipline, SlowdownSpec.NONE);
    }

    @Override
    public int units() {
      return concurrency;
    }

    @Override
    public boolean takesMarket() {
      return slowdown.equals(SlowdownSpec.NONE) && discipline.isPlain();
    }

    @Override
    public boolean streams() {
      return true;
    }
  }
}
