package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.batching.Sequence.State;
import org.jspecify.annotations.Nullable;

/**
 * Continuous batching in constant time for each sequence. While the same sequences are in the
 * steps, each step is longer than the one before by the same amount, for each sequence adds one
 * token to its cache; so the end of any step is a quadratic in their number, and the engine leaps
 * to the next step whose members differ: a sequence ends, a prompt is through, an arrival is found,
 * or the cache is full. For one replica that gives what {@link SteppingEngine} gives.
 *
 * <p>Several equal replicas behind an ideal balancer are one object: a step costs what the average
 * replica's does, so that a sequence costs the same whatever their number. A prompt is computed by
 * one of them, no matter how many are idle: what it takes longer there than the pool together, its
 * sequence is late.
 *
 * <p>All bookkeeping is in whole steps and tokens; nothing drifts.
 */
final class LeapingEngine implements Inference {

  private final LogicalProcess process;
  private final Listener listener;
  private final ReplicaSpec spec;
  private final Pool pool;
  private final @Nullable MarketBatch market;
  private final Occupancy.Share share;
  private final Timer timer;

  private final Backlog backlog;
  private final Batch batch = new Batch();
  private final StepClock clock = new StepClock();
  private final Silence silence = new Silence();

  /** More may be at work, while some finish what they have. */
  private int replicas;

  /** Steps from the clock's start to the next event; 0 while the engine is idle. */
  private long planned;

  /** While sequences are handed back, new ones wait for the plan. */
  private boolean atBoundary;

  private long preemptions;

  /** One has joined whose cache was moved here. */
  private boolean resumed;

  LeapingEngine(
      LogicalProcess process,
      Listener listener,
      ReplicaSpec spec,
      int replicas,
      Backlog backlog,
      Occupancy occupancy,
      @Nullable MarketBatch market) {
    this.process = process;
    this.listener = listener;
    this.spec = spec;
    this.replicas = replicas;
    this.pool = new Pool(spec, replicas, market);
    this.market = market;
    this.backlog = backlog;
    this.share = occupancy.new Share();
    this.timer = process.timer(this::boundary);
    if (market != null) {
      market.enter(pool, this::review);
      market.beside(replicas, 0, 0, 0, 0);
    }
  }

  @Override
  public boolean accept(Sequence sequence) {
    long needed = (long) sequence.promptTokens + sequence.outputTokens - 1;
    if (needed > spec.kvCapacityTokens()
        || !backlog.admits(sequence, Math.max(0, slots() - batch.size()))) {
      return false;
    }
    sequence.begin(sequence.outputTokens);
    long ready = process.now() + spec.frontNanos();
    boolean stepsAreCounted = planned > 0 || backlog.nextReady() != Sequence.NEVER;
    arrive(sequence, market == null || stepsAreCounted ? ready : market.stepEnd(sequence, ready));
    return true;
  }

  @Override
  public void resume(Sequence sequence) {
    arrive(sequence, process.now());
  }

  private void arrive(Sequence sequence, long readyNanos) {
    silence.heed(sequence);
    backlog.arrive(sequence, readyNanos);
    if (atBoundary) {
      return;
    }
    if (planned == 0) {
      plan();
    } else if (planned > 1 && findsArrivals()) {
      planAfter(clock.stepsUntil(readyNanos));
    }
  }

  /** Whether one that arrives makes a difference to the next step, or will not be the first. */
  private boolean findsArrivals() {
    return backlog.waiting() == 0 || backlog.isByPriority();
  }

  private void planAfter(long steps) {
    if (steps < planned) {
      planned = steps;
      setTimer();
    }
  }

  private void setTimer() {
    timer.set(clock.end(planned) - process.now());
  }

  private void boundary() {
    if (planned > 0) {
      atBoundary = true;
      batch.advance(planned, planned - 1);
      for (Sequence s = batch.nextEnded(); s != null; s = batch.nextEnded()) {
        leave(s);
      }
      for (Sequence s = batch.nextThrough(); s != null; s = batch.nextThrough()) {
        finishPrompt(s);
      }
      atBoundary = false;
    }
    plan();
  }

  private void finishPrompt(Sequence s) {
    long late = pool.serving() == 1 ? 0 : lateness(s);
    boolean first = s.produced == 0;
    if (first) {
      s.firstTokenNanos = process.now() + late;
    }
    s.produced++;
    batch.decode(s);
    long lateSteps = late == 0 ? 0 : Math.round(late / decodeNanos());
    long more = s.target - s.produced + lateSteps;
    if (first && s.observer != null) {
      s.observer.firstToken(more == 0 ? process.now() : s.firstTokenNanos);
    }
    s.isHeardAgain();
    if (more == 0) {
      leave(s);
    } else {
      batch.endAfter(s, more);
    }
  }

  /** Nanoseconds by which one replica alone takes longer for a prompt than it took. */
  private long lateness(Sequence s) {
    double tokens = Math.max(1, s.context - s.cachedTokens);
    double all = batch.decoding() + (market == null ? 0 : market.decoding());
    double steps = Math.ceil(tokens / pool.budgetOfOne(all));
    double alone = steps * decodeNanos() + pool.promptNanos(tokens, (double) s.context);
    return Math.max(0, Math.round(alone) - (process.now() - s.sinceNanos));
  }

  private double decodeNanos() {
    return pool.decodeNanos(batch.decoding(), batch.decodingTokens());
  }

  private void leave(Sequence s) {
    batch.remove(s);
    s.state = State.OUTSIDE;
    s.firstTokenNanos = Math.min(s.firstTokenNanos, process.now());
    listener.left(s, true);
  }

  /** Decides who is in the next step, and how many are like it. */
  private void plan() {
    long now = process.now();
    shareWithMarket();
    pool.serveAtLeast(replicas, batch.size(), batch.usedTokens() + batch.decoding());
    if (!backlog.isInOrderOfArrival()) { // where it is, one that need not wait is not lined up
      backlog.lineUp(now);
    }
    boolean preempted = makeRoom();
    long steps = compose(pool.budget(batch.decoding()), preempted);
    backlog.lineUp(now);
    shareWithMarket();
    if (batch.size() == 0) {
      batch.balance();
      sleep();
    } else {
      steps = Math.min(steps, batch.stepsToNextEnd());
      steps = Math.min(steps, batch.stepsThatFit(pool.capacity()));
      int decoding = batch.decoding();
      double prompts = batch.promptTokens();
      double first =
          pool.stepNanos(decoding, batch.decodingTokens(), prompts, batch.promptPairs());
      clock.start(now, first, pool.growthNanos(decoding, batch.pairsGrowth()));
      planned = steps;
      long ready = backlog.nextReady();
      if (steps > 1 && findsArrivals() && ready != Sequence.NEVER) {
        planned = Math.min(steps, clock.stepsUntil(ready));
      }
      long turn = backlog.nextTurn();
      if (planned > 1 && turn != Sequence.NEVER) {
        planned = Math.min(planned, clock.stepsUntil(turn));
      }
      if (silence.isHeard()) {
        mindSilence();
      }
      setTimer();
    }
    show();
  }

  /** Stops before the first step that is too long for somebody, and tells whom this one is. */
  private void mindSilence() {
    double good = silence.goodSteps(clock);
    planned = good < 1 ? planned : (long) Math.min(good, (double) planned);
    if (good < 1 || resumed) {
      silence.tell(batch.running, batch.step(), clock.begin(), clock.end(1));
    }
    resumed = false;
  }

  private void shareWithMarket() {
    if (market != null) {
      market.pass();
      market.beside(
          replicas,
          batch.size(),
          batch.usedTokens(),
          batch.decoding(),
          batch.decodingTokens());
    }
  }

  /** The market is another one than before. */
  private void review() {
    if (planned > 0) {
      goToPresentStep();
    } else if (!atBoundary) {
      plan();
    }
  }

  /** Fills the next step with prompts; returns for how many steps it stays like that at most. */
  private long compose(long budget, boolean preempted) {
    long left = budget - batch.computePartial(budget);
    if (left == 0 && batch.stepsOfPartial() > 0) {
      return batch.stepsOfPartial();
    }
    while (!preempted && replicas > 0 && left > 0) {
      Sequence next = backlog.first(process.now());
      if (next == null || !fits(next) || !backlog.hasTurn(next)) {
        break;
      }
      left -= admit(next, left);
      shareWithMarket();
    }
    return batch.promptTokens() > 0 || preempted ? 1 : Long.MAX_VALUE;
  }

  private boolean fits(Sequence s) {
    long needed = s.left == 0 ? s.context + 1 : s.context;
    return batch.size() < slots()
        && batch.usedTokens() + batch.decoding() + needed <= pool.capacity();
  }

  private long admit(Sequence s, long budget) {
    backlog.remove(s);
    batch.add(s);
    if (s.startedNanos == Sequence.NEVER) {
      s.startedNanos = process.now() - spec.frontNanos();
    }
    if (s.left == 0) {
      resumed = true;
      batch.decode(s);
      batch.endAfter(s, s.target - s.produced);
      return 1;
    }
    batch.prefill(s, process.now());
    return batch.compute(s, budget);
  }

  /** Takes the last ones out of a cache that the next step would overfill; true if any. */
  private boolean makeRoom() {
    boolean preempted = false;
    while (batch.decoding() > pool.capacity() - batch.usedTokens()) {
      Sequence s = batch.victim(backlog.isByPriority());
      if (s.state == State.DECODING) {
        s.produced = (int) Math.min(s.target - 1L, s.produced + batch.made(s));
        s.isHeardAgain();
        s.fallsSilent(process.now());
      }
      batch.tearOut(s);
      s.forgetCache();
      backlog.putBack(s);
      preemptions++;
      preempted = true;
    }
    return preempted;
  }

  private void sleep() {
    planned = 0;
    long look = backlog.nextLook();
    if (look == Sequence.NEVER || replicas == 0) {
      timer.cancel();
    } else {
      timer.set(look - process.now());
    }
  }

  private int slots() {
    return (int) Math.min(Integer.MAX_VALUE, (long) replicas * spec.maxSequences());
  }

  private void show() {
    double load = pool.load(batch.size(), batch.usedTokens());
    share.show(backlog.waiting(), pool.serving(), load);
  }

  @Override
  public void cancel(Sequence sequence) {
    shareWithMarket();
    switch (sequence.state) {
      case ARRIVING, WAITING -> {
        backlog.remove(sequence);
        shareWithMarket();
        if (planned == 0) {
          sleep();
        } else {
          goToPresentStep(); // it may have been in the way of others
        }
      }
      case PREFILLING, DECODING -> {
        goToPresentStep();
        batch.tearOut(sequence);
      }
      default -> throw new IllegalArgumentException("the sequence is not inside");
    }
    sequence.state = State.OUTSIDE;
    show();
  }

  /** Goes to the step that is under way, after which there is a new plan. */
  private void goToPresentStep() {
    if (planned > 1) {
      long ended = Math.min(planned - 1, clock.stepsEnded(process.now()));
      batch.advance(ended, ended);
      clock.pass(ended);
      planned = 1;
      setTimer();
    }
  }

  @Override
  public void cutAll() {
    if (market != null) {
      market.cut();
    }
    SequenceList running = batch.running;
    for (Sequence s = running.first(); s != null; s = running.first()) {
      batch.tearOut(s);
      cut(s);
    }
    for (Sequence s = backlog.any(); s != null; s = backlog.any()) {
      backlog.remove(s);
      cut(s);
    }
    shareWithMarket();
    sleep();
    show();
  }

  private void cut(Sequence s) {
    s.state = State.OUTSIDE;
    if (s.firstTokenNanos > process.now()) {
      s.firstTokenNanos = Sequence.NEVER;
    }
    listener.left(s, false);
  }

  @Override
  public void slowDown(double factor) {
    shareWithMarket();
    double stretch = factor / pool.slowness();
    pool.slowDown(factor);
    shareWithMarket();
    if (planned > 0) {
      goToPresentStep();
      long now = process.now();
      double left = (clock.end(1) - now) * stretch;
      clock.endFirstAt(now + Math.round(Math.min(left, StepClock.LONGEST_NANOS)));
      if (silence.isHeard()) {
        silence.tell(batch.running, batch.step(), clock.begin(), clock.end(1));
      }
      setTimer();
    }
  }

  @Override
  public void resize(int newReplicas) {
    replicas = newReplicas;
    review();
  }

  @Override
  public long preemptions() {
    return preemptions;
  }
}
