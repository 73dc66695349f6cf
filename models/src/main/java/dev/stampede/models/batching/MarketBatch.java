package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.market.FluidQueue;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.market.Volumes;
import dev.stampede.models.work.Draw;
import org.jspecify.annotations.Nullable;

/**
 * What a market has in the batch of a pool: a liquid of sequences, each of which holds a place and
 * its mean room in the cache for as many steps as its answer has tokens, and makes every step
 * longer by what it has in it. It stands in the line with our sequences, first come, first served.
 *
 * <p>How long the steps are depends on how much is in them, and how long service takes on the
 * steps, so both are found anew for pieces of time that are short beside a service.
 */
public final class MarketBatch implements SharedCapacity {

  private static final double NANOS = 1e9;

  /** Pieces of a service after which the steps are weighed again. */
  private static final int PIECES = 16;

  private final LogicalProcess process;
  private final ReplicaSpec spec;
  private final FluidQueue queue;
  private final double reserved;
  private final double promptTokens;
  private final double computedTokens;
  private final double outputTokens;
  private final double heldTokens;

  private @Nullable Pool pool;
  private Runnable changed = () -> {};
  private long sinceNanos;
  private double stepNanos = 1;
  private double stretch = 1;
  private double decodingShare = 1;
  private double serviceSeconds = 1;

  private int ours;
  private long oursUsed;
  private int oursDecoding;
  private long oursDecodingTokens;
  private int reservedPlaces;

  /** Makes an empty one for a pool that is built from a spec. */
  public MarketBatch(LogicalProcess process, MarketSpec market, BatchingSpec batching) {
    this.process = process;
    this.spec = batching.replica();
    this.reserved = market.reserved();
    int limit = batching.queueLimit();
    this.queue =
        new FluidQueue(
            limit == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : limit,
            Double.POSITIVE_INFINITY);
    MarketSpec.Calls calls = market.calls();
    this.promptTokens = Math.max(1, calls.promptTokens());
    this.computedTokens = Math.max(1, calls.computedTokens());
    this.outputTokens = Math.max(1, calls.outputTokens());
    this.heldTokens = promptTokens + calls.madeTokens();
  }

  /** Takes its place in an engine, which hears when the market changes. */
  void enter(Pool enginePool, Runnable whenChanged) {
    pool = enginePool;
    changed = whenChanged;
  }

  /** Lets the time pass up to now. */
  void pass() {
    long now = process.now();
    double seconds = (now - sinceNanos) / NANOS;
    sinceNanos = now;
    if (seconds > 0) {
      int pieces = (int) Math.min(PIECES, 1 + PIECES * seconds / serviceSeconds);
      for (int i = 0; i < pieces; i++) {
        queue.advance(seconds / pieces);
        weigh();
      }
    }
  }

  /**
   * Takes note of what is ours, and what room that leaves.
   *
   * @param replicas that take new sequences
   * @param running sequences of ours in the steps
   * @param usedTokens in the cache for them
   * @param decoding those of them that decode
   * @param decodingTokens in the caches of these
   */
  void beside(int replicas, int running, long usedTokens, int decoding, long decodingTokens) {
    ours = running;
    oursUsed = usedTokens;
    oursDecoding = decoding;
    oursDecodingTokens = decodingTokens;
    double places = (double) replicas * spec.maxSequences();
    double cache = (double) replicas * spec.kvCapacityTokens();
    reservedPlaces = (int) Math.round(reserved * places);
    double free = places - Math.max(reservedPlaces, ours);
    double freeCache = cache - Math.max(reserved * cache, (double) oursUsed);
    // A budget can replace no more sequences than this as they end, and make their tokens.
    double batched =
        (double) replicas * spec.maxBatchedTokens() / (1 + computedTokens / outputTokens) - ours;
    queue.room(Math.max(0, Math.min(free, Math.min(freeCache / heldTokens, batched))));
    weigh();
  }

  /** Finds how long steps and service take with what is in them now. */
  private void weigh() {
    Pool steps = pool;
    if (steps == null) {
      return;
    }
    int replicas = Math.max(1, steps.serving());
    double plain = steps.decodeNanos(oursDecoding, oursDecodingTokens);
    double all = oursDecoding + decoding();
    double budget = steps.budgetOfOne(all);
    double prompt = steps.promptNanos(computedTokens, promptTokens);
    double alone = Math.ceil(computedTokens / budget) * plain + prompt;
    double load = queue.startsPerSecond() * prompt / NANOS / replicas;
    double longest = plain + prompt * budget / computedTokens; // the budget is used up
    stepNanos = load < 1 ? Math.min(longest, plain / (1 - load)) : longest;
    stretch = stepNanos / plain;
    double lateSteps = replicas == 1 ? 0 : Math.max(0, (alone - stepNanos) / plain);
    double first = replicas == 1 ? Math.max(stepNanos, alone) : stepNanos * (1 + lateSteps);
    double serviceNanos = first + (outputTokens - 1) * stepNanos;
    decodingShare = 1 - stepNanos / serviceNanos;
    serviceSeconds = serviceNanos / NANOS;
    queue.service(serviceSeconds);
  }

  @Override
  public void inflow(double perSecond) {
    pass();
    queue.inflow(perSecond);
    weigh();
    changed.run();
  }

  /** Sequences of the market that decode. */
  double decoding() {
    return queue.busy() * decodingShare;
  }

  /** Tokens in the caches of these. */
  double cachedTokens() {
    return decoding() * heldTokens;
  }

  /** Sequences of the market in the steps. */
  double running() {
    return queue.busy();
  }

  /** Tokens in the cache for them. */
  double usedTokens() {
    return queue.busy() * heldTokens;
  }

  /** How many times longer steps are for the prompts of the market in them. */
  double stretch() {
    return stretch;
  }

  /** True if a sequence of ours may come to the door and be let in. */
  boolean admits(Sequence sequence) {
    pass();
    if (ours < reservedPlaces || queue.isOpen()) {
      return true;
    }
    double share = queue.admittedShare();
    return share >= 1 || Draw.MARKET_ADMISSION.uniform(sequence.key) < share;
  }

  /**
   * When the step that is under way as a sequence of ours comes will have ended, if none of ours is
   * in it and so nobody counts the steps.
   */
  long stepEnd(Sequence sequence, long readyNanos) {
    return queue.busy() < 1
        ? readyNanos
        : readyNanos + Math.round(stepNanos * Draw.STEP_PHASE.uniform(sequence.key));
  }

  /** A sequence of ours was found no room for. */
  void join(Sequence sequence) {
    sequence.marketMark = queue.join();
    sequence.inMarketLine = true;
  }

  /** A sequence of ours is about to leave the line. */
  void leave(Sequence sequence) {
    if (!sequence.inMarketLine) {
      return;
    }
    sequence.inMarketLine = false;
    Sequence before = sequence.previous();
    Sequence after = sequence.next();
    if (before != null && before.inMarketLine) {
      queue.leave();
    } else if (after != null) {
      queue.leaveFirst(sequence.marketMark, after.marketMark);
    } else {
      queue.leaveLast();
    }
  }

  /** True if the market is not in the way of the first of ours in line. */
  boolean lets(Sequence first) {
    return !first.inMarketLine || ours < reservedPlaces || queue.mayStart();
  }

  /** When it will not be any more; in many years if it always will. */
  long nextStart() {
    double nanos = Math.ceil(queue.secondsUntilStart() * NANOS);
    return process.now() + (long) Math.max(1, Math.min(nanos, StepClock.LONGEST_NANOS));
  }

  /** Cuts all liquid off, as the engine cuts its sequences. */
  void cutAll() {
    cut(1);
  }

  private void cut(double share) {
    pass();
    queue.cut(share);
    weigh();
  }

  /** Cuts a share of the liquid off. */
  public void lose(double share) {
    cut(share);
    changed.run();
  }

  @Override
  public double inside() {
    return queue.busy() + queue.waiting();
  }

  @Override
  public double inLine() {
    return queue.waiting();
  }

  @Override
  public Volumes volumes() {
    return queue.volumes();
  }

  @Override
  public boolean isFull() {
    return queue.isFull();
  }
}
