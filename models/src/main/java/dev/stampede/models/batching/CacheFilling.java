package dev.stampede.models.batching;

/**
 * Shows how full an engine is that has no event while its cache fills, a token for each sequence
 * and step. The load during a step is the larger one of the share of the places and of the cache
 * that is taken as it begins; its sum over the steps is known in closed form, for the length of a
 * step grows evenly, too.
 */
final class CacheFilling {

  private final Occupancy occupancy;
  private final Occupancy.Share share;
  private final Pool pool;
  private final StepClock clock;

  private boolean grows;
  private int replicas;

  /** Tokens in the cache as the clock started, and by how many more there are with each step. */
  private double tokens;

  private double tokensPerStep;

  /** Tokens that are the same share of the cache as the sequences are of the places. */
  private double floor;

  private double capacity;

  /** The first step in which the cache is the fuller one. */
  private long crossing;

  /** What the integral has in it from the steps before that, in tokens times nanoseconds. */
  private double beforeCrossing;

  /** Up to when the time is in the books, and the integral of the tokens until then. */
  private long sinceNanos;

  private double since;

  /** Until when what is added goes into the same sums. */
  private long stretchEnd;

  CacheFilling(Occupancy occupancy, Pool pool, StepClock clock) {
    this.occupancy = occupancy;
    this.share = occupancy.new Share();
    this.pool = pool;
    this.clock = clock;
    occupancy.busy().follow(this::settle);
  }

  /**
   * Shows an event; what was before it has been settled. Where there are several steps to come, the
   * clock starts now.
   *
   * @param waiting sequences that a step found no room for
   * @param running sequences in the steps
   * @param usedTokens in the cache
   * @param decoding sequences that add a token with each step
   * @param steps at most so many until the next event
   */
  void show(int waiting, int running, long usedTokens, int decoding, long steps) {
    replicas = pool.serving();
    capacity = Math.max(1, pool.capacity());
    floor = pool.tokensForPlaces(running);
    tokens = pool.tokensTaken(usedTokens);
    share.show(waiting, replicas, Math.max(floor, tokens) / capacity);
    tokensPerStep = decoding;
    grows = steps > 1 && decoding > 0 && tokens + tokensPerStep * (steps - 1.0) > floor;
    if (grows) {
      begin();
    }
  }

  private void begin() {
    crossing = 0;
    beforeCrossing = 0;
    if (tokens < floor) {
      crossing = (long) Math.ceil((floor - tokens) / tokensPerStep);
      beforeCrossing =
          (floor - tokens) * clock.elapsed(crossing) - tokensPerStep * clock.weighted(crossing);
    }
    sinceNanos = clock.begin();
    since = 0;
    if (sinceNanos >= stretchEnd) {
      stretchEnd = occupancy.busy().stretchEnd(sinceNanos);
    }
  }

  /** Takes the time up to now into the books, by the clock and the pool as they have been. */
  void settle(long nowNanos) {
    if (grows && sinceNanos < nowNanos) {
      settle(nowNanos, clock.stepsEnded(nowNanos));
    }
  }

  /**
   * Does that where it is known how many steps have ended.
   *
   * @param ended since the start of the clock
   */
  void settle(long nowNanos, long ended) {
    if (!grows) {
      return;
    }
    while (stretchEnd < nowNanos) {
      add(stretchEnd, clock.stepsEnded(stretchEnd));
      stretchEnd = occupancy.busy().stretchEnd(stretchEnd);
    }
    if (sinceNanos < nowNanos) {
      add(nowNanos, ended);
    }
  }

  private void add(long untilNanos, long ended) {
    double sum = integral(untilNanos, ended);
    double mean = (sum - since) / ((untilNanos - sinceNanos) * capacity);
    share.correct(sinceNanos, untilNanos, replicas, mean);
    sinceNanos = untilNanos;
    since = sum;
  }

  /** Integral of the tokens, or of the floor where that is more, from the start of the clock. */
  private double integral(long untilNanos, long ended) {
    double elapsed = untilNanos - clock.begin();
    if (ended < crossing) {
      return floor * elapsed;
    }
    double grown = clock.weighted(ended) + ended * (elapsed - clock.elapsed(ended));
    return beforeCrossing + tokens * elapsed + tokensPerStep * grown;
  }
}
