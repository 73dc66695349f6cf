package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.batching.Sequence.State;
import dev.stampede.models.queue.LinkedQueue;
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
  private final Timer timer;

  private final Backlog backlog;
  private final LinkedQueue<Sequence> running = new LinkedQueue<>();
  private final TimingWheel endings = new TimingWheel();
  private final StepClock clock = new StepClock();
  private final CacheFilling filling;
  private final Silence silence = new Silence();

  /** More may be at work, while some finish what they have. */
  private int replicas;

  /** Steps that have ended. */
  private long step;

  /** Steps from the clock's start to the next event; 0 while the engine is idle. */
  private long planned;

  /** While sequences are handed back, new ones wait for the plan. */
  private boolean atBoundary;

  private int decoding;

  /** Tokens in the caches of those that decode. */
  private long decodingTokens;

  /** Tokens in the cache, and those that prompts in it will need. */
  private long usedTokens;

  private final Prompts prompts = new Prompts();
  private long preemptions;

  /** One has joined whose cache was moved here. */
  private boolean resumed;

  LeapingEngine(
      Host host, ReplicaSpec spec, int replicas, Backlog backlog, @Nullable MarketBatch market) {
    this.process = host.process();
    this.listener = host.listener();
    this.spec = spec;
    this.replicas = replicas;
    this.pool = new Pool(spec, replicas, market);
    this.market = market;
    this.backlog = backlog;
    this.filling = new CacheFilling(host.occupancy(), pool, clock);
    this.timer = process.timer(this::boundary);
    if (market != null) {
      market.enter(pool, this::review);
      market.beside(replicas, 0, 0, 0, 0);
    }
  }

  @Override
  public boolean accept(Sequence sequence) {
    if (!spec.fits(sequence.promptTokens, sequence.outputTokens)
        || !backlog.admits(sequence, Math.max(0, slots() - running.size()))) {
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
    } else if (planned > 1 && backlog.findsArrivals()) {
      long steps = clock.stepsUntil(readyNanos);
      if (steps < planned) {
        planned = steps;
        setTimer();
      }
    }
  }

  private void setTimer() {
    timer.set(clock.end(planned) - process.now());
  }

  private void boundary() {
    if (planned > 0) {
      atBoundary = true;
      advance(planned, planned - 1);
      for (Sequence s = endings.take(); s != null; s = endings.take()) {
        leave(s);
      }
      finishPrompts();
      atBoundary = false;
    }
    plan();
  }

  /**
   * Takes steps that have ended into the books.
   *
   * @param begun steps that have begun meanwhile
   */
  private void advance(long steps, long begun) {
    filling.settle(process.now(), steps);
    step += steps;
    decodingTokens += decoding * steps;
    usedTokens += decoding * steps;
    prompts.pass(begun);
    endings.advance(step);
  }

  private void finishPrompts() {
    for (Sequence s = prompts.takeFinished(); s != null; s = prompts.takeFinished()) {
      finishPrompt(s);
    }
  }

  private void finishPrompt(Sequence s) {
    long late = pool.serving() == 1 ? 0 : lateness(s);
    boolean first = s.produced == 0;
    if (first) {
      s.firstTokenNanos = process.now() + late;
    }
    s.produced++;
    join(s);
    long lateSteps = late == 0 ? 0 : Math.round(late / pool.decodeNanos(decoding, decodingTokens));
    long more = s.target - s.produced + lateSteps;
    if (first && s.observer != null) {
      s.observer.firstToken(more == 0 ? process.now() : s.firstTokenNanos);
    }
    s.isHeardAgain();
    if (more == 0) {
      leave(s);
    } else {
      endings.add(s, step + more);
    }
  }

  /** Nanoseconds by which one replica alone takes longer for a prompt than it took. */
  private long lateness(Sequence s) {
    double alone = pool.aloneNanos(s, decoding, decodingTokens);
    return Math.max(0, Math.round(alone) - (process.now() - s.sinceNanos));
  }

  private void join(Sequence s) {
    s.state = State.DECODING;
    s.joinedStep = step;
    decoding++;
    decodingTokens += s.context;
  }

  private void leave(Sequence s) {
    takeOut(s);
    s.state = State.OUTSIDE;
    s.firstTokenNanos = Math.min(s.firstTokenNanos, process.now());
    listener.left(s, true);
  }

  /** Takes one out of the steps. */
  private void takeOut(Sequence s) {
    if (s.state == State.DECODING) {
      long held = s.context + (step - s.joinedStep);
      decoding--;
      decodingTokens -= held;
      usedTokens -= held;
    } else {
      usedTokens -= s.context;
      prompts.leave(s);
    }
    running.remove(s);
  }

  /** Decides who is in the next step, and how many are like it. */
  private void plan() {
    long now = process.now();
    shareWithMarket();
    pool.serveAtLeast(replicas, running.size(), usedTokens + decoding);
    if (!backlog.isInOrderOfArrival()) { // where it is, one that need not wait is not lined up
      backlog.lineUp(now);
    }
    boolean preempted = makeRoom();
    long steps = compose(pool.budget(decoding), preempted);
    backlog.lineUp(now);
    shareWithMarket();
    if (running.size() == 0) {
      balance();
      sleep();
    } else {
      steps = Math.min(steps, endings.next() - step);
      steps = decoding == 0 ? steps : Math.min(steps, (pool.capacity() - usedTokens) / decoding);
      double promptTokens = (double) prompts.tokens();
      double first = pool.stepNanos(decoding, decodingTokens, promptTokens, prompts.pairs());
      clock.start(now, first, pool.growthNanos(decoding, prompts.pairsGrowth()));
      planned = backlog.stepsToNext(clock, steps);
      if (silence.isHeard()) {
        planned = silence.mind(running, step, clock, planned, resumed);
        resumed = false;
      }
      setTimer();
    }
    show();
  }

  private void shareWithMarket() {
    if (market != null) {
      market.pass();
      market.beside(replicas, running.size(), usedTokens, decoding, decodingTokens);
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
    long left = budget - prompts.goOn(budget);
    if (left == 0 && prompts.fillSteps()) {
      return prompts.steps();
    }
    while (!preempted && replicas > 0 && left > 0) {
      Sequence next = backlog.first(process.now());
      if (next == null || !fits(next) || !backlog.hasTurn(next)) {
        break;
      }
      left -= admit(next, left);
      shareWithMarket();
    }
    return prompts.tokens() > 0 || preempted ? 1 : Long.MAX_VALUE;
  }

  private boolean fits(Sequence s) {
    long needed = s.left == 0 ? s.context + 1 : s.context;
    return running.size() < slots() && usedTokens + decoding + needed <= pool.capacity();
  }

  private long admit(Sequence s, long budget) {
    backlog.remove(s);
    running.add(s);
    usedTokens += s.context;
    if (s.startedNanos == Sequence.NEVER) {
      s.startedNanos = process.now() - spec.frontNanos();
    }
    if (s.left == 0) {
      resumed = true;
      join(s);
      endings.add(s, step + s.target - s.produced);
      return 1;
    }
    s.state = State.PREFILLING;
    s.sinceNanos = process.now();
    return prompts.begin(s, budget);
  }

  /** Takes the last ones out of a cache that the next step would overfill; true if any. */
  private boolean makeRoom() {
    boolean preempted = false;
    while (decoding > pool.capacity() - usedTokens) {
      Sequence s = backlog.victim(running);
      if (s.state == State.DECODING) {
        endings.remove(s);
        s.produced = (int) Math.min(s.target - 1L, s.produced + (step - s.joinedStep));
        s.isHeardAgain();
        s.fallsSilent(process.now());
      }
      takeOut(s);
      s.forgetCache();
      backlog.putBack(s);
      preemptions++;
      preempted = true;
    }
    return preempted;
  }

  /** Checks that nothing of those that have left stayed in the books. */
  private void balance() {
    if (decoding != 0 || decodingTokens != 0 || usedTokens != 0) {
      throw new IllegalStateException(
          "an idle engine has %d sequences and %d of %d tokens"
              .formatted(decoding, decodingTokens, usedTokens));
    }
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
    filling.show(backlog.waiting(), running.size(), usedTokens, decoding, planned);
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
        if (sequence.state == State.DECODING) {
          endings.remove(sequence);
        }
        takeOut(sequence);
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
      advance(ended, ended);
      clock.pass(ended);
      planned = 1;
      setTimer();
      show();
    }
  }

  @Override
  public void cutAll() {
    filling.settle(process.now());
    if (market != null) {
      market.cutAll();
    }
    for (Sequence s = running.first(); s != null; s = running.first()) {
      if (s.state == State.DECODING) {
        endings.remove(s);
      }
      takeOut(s);
      cut(s);
    }
    for (Sequence s = backlog.any(); s != null; s = backlog.any()) {
      backlog.remove(s);
      cut(s);
    }
    prompts.clear();
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
      filling.settle(now);
      double left = (clock.end(1) - now) * stretch;
      clock.endFirstAt(now + Math.round(Math.min(left, StepClock.LONGEST_NANOS)));
      if (silence.isHeard()) {
        silence.tell(running, step, clock.begin(), clock.end(1));
      }
      setTimer();
      show();
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
