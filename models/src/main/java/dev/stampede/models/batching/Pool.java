package dev.stampede.models.batching;

import org.jspecify.annotations.Nullable;

/**
 * Equal replicas as one: how long their steps take, which is what the average replica's do, and how
 * much room they have, with what a market has in both.
 */
final class Pool {

  private static final double NANOS = 1e9;

  private final ReplicaSpec spec;
  private final StepCost cost;
  private final @Nullable MarketBatch market;

  private final double tokensPerPlace;

  private int serving;
  private ExpertReads experts;
  private double slowness = 1;

  Pool(ReplicaSpec spec, int replicas, @Nullable MarketBatch market) {
    this.spec = spec;
    this.cost = spec.cost();
    this.market = market;
    this.tokensPerPlace = (double) spec.kvCapacityTokens() / spec.maxSequences();
    this.serving = replicas;
    this.experts = experts();
  }

  /** Replicas at work. */
  int serving() {
    return serving;
  }

  /** Puts so many replicas to work. */
  void serve(int replicas) {
    if (replicas != serving) {
      serving = replicas;
      experts = experts();
    }
  }

  private ExpertReads experts() {
    int spread = Math.max(1, serving);
    return new ExpertReads(cost, spread, (long) spread * spec.maxSequences());
  }

  /** How many times longer than normal steps take. */
  double slowness() {
    return slowness;
  }

  /** Makes steps take a number of times as long as normal. */
  void slowDown(double factor) {
    slowness = factor;
  }

  /**
   * Length of a step in which nobody's prompt is computed.
   *
   * @param decoding sequences of ours that decode
   * @param tokens in the caches of these
   */
  double decodeNanos(int decoding, long tokens) {
    return nanos(decoding, (double) tokens, 0, 0);
  }

  /**
   * Length of a step, with the prompts that a market has in it.
   *
   * @param prompt tokens of our prompts
   * @param pairs of these and a token before them
   */
  double stepNanos(int decoding, long tokens, double prompt, double pairs) {
    double nanos = nanos(decoding, (double) tokens, prompt, pairs);
    return market == null ? nanos : nanos * market.stretch();
  }

  private double nanos(int decoding, double tokens, double prompt, double pairs) {
    double sequences = decoding;
    double cached = tokens;
    int readers = decoding;
    if (market != null) {
      sequences += market.decoding();
      cached += market.cachedTokens();
      long most = (long) Math.max(1, serving) * spec.maxSequences();
      readers = (int) Math.min(most, Math.round(sequences));
    }
    double perReplica =
        cost.beta() * sequences
            + cost.gamma() * cached
            + cost.delta() * prompt
            + cost.epsilon() * pairs;
    double seconds = cost.alpha() + experts.seconds(readers) + perReplica / Math.max(1, serving);
    return seconds * NANOS * slowness;
  }

  /**
   * By how much each step is longer than the one before.
   *
   * @param decoding sequences of ours that decode; those of a market come and go
   * @param pairs by which a prompt's pairs grow
   */
  double growthNanos(int decoding, double pairs) {
    double growth = cost.gamma() * decoding + cost.epsilon() * pairs;
    return growth / serving * NANOS * slowness;
  }

  /**
   * Tokens of prompts that one replica computes in a step at most.
   *
   * @param decoding sequences that decode, in the whole pool
   */
  double budgetOfOne(double decoding) {
    return Math.max(1, spec.maxBatchedTokens() - decoding / Math.max(1, serving));
  }

  /**
   * By how much the steps of one replica are longer, together, for a prompt.
   *
   * @param tokens of it that are computed, positive
   * @param context all tokens of it
   */
  double promptNanos(double tokens, double context) {
    double pairs = tokens * (context - tokens / 2);
    return (cost.delta() * tokens + cost.epsilon() * pairs) * NANOS * slowness;
  }

  /**
   * How long one replica alone takes for a prompt.
   *
   * @param decoding sequences of ours that decode, in the whole pool
   * @param decodingTokens in the caches of these
   */
  double aloneNanos(Sequence s, int decoding, long decodingTokens) {
    double tokens = Math.max(1, s.context - s.cachedTokens);
    double all = decoding + (market == null ? 0 : market.decoding());
    double steps = Math.ceil(tokens / budgetOfOne(all));
    return steps * decodeNanos(decoding, decodingTokens) + promptNanos(tokens, (double) s.context);
  }

  /**
   * Tokens that a step can have beside those of the sequences that decode.
   *
   * @param decoding sequences of ours that do
   */
  long budget(int decoding) {
    long budget = (long) serving * spec.maxBatchedTokens() - decoding;
    return market == null ? budget : Math.max(1, budget - Math.round(market.decoding()));
  }

  /** Tokens that the caches hold. */
  long capacity() {
    return serving * spec.kvCapacityTokens();
  }

  /** Puts to work those that are there, and those that have something to finish. */
  void serveAtLeast(int replicas, int running, long usedTokens) {
    serve(Math.max(replicas, Math.min(serving, needed(running, usedTokens))));
  }

  /** Replicas that can hold sequences of ours and their tokens, and what the market has. */
  private int needed(int running, long usedTokens) {
    long sequences = running;
    long tokens = usedTokens;
    if (market != null) {
      sequences += Math.round(market.running());
      tokens += Math.round(market.usedTokens());
    }
    long forTokens = (tokens + spec.kvCapacityTokens() - 1) / spec.kvCapacityTokens();
    long forSequences = (sequences + spec.maxSequences() - 1L) / spec.maxSequences();
    return (int) Math.min(Integer.MAX_VALUE, Math.max(forTokens, forSequences));
  }

  /**
   * Tokens that are the same share of the caches as the sequences are of the places.
   *
   * @param running sequences of ours in the steps
   */
  double tokensForPlaces(int running) {
    return (running + (market == null ? 0 : market.running())) * tokensPerPlace;
  }

  /**
   * Tokens in the caches, those of a market with them.
   *
   * @param ours those for sequences of ours
   */
  double tokensTaken(long ours) {
    return ours + (market == null ? 0 : market.usedTokens());
  }
}
