package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.batching.Sequence.State;
import dev.stampede.models.queue.LinkedQueue;

/**
 * Continuous batching step by step, each an event, as the scheduler of vLLM's V1 engine does it.
 * Sequences in a step come first, in the order of their admission: each that decodes gets a token,
 * a prompt that is under way the tokens that are left of the budget. If the cache has no room for
 * the tokens, the last one admitted has to start again. Then those that wait are admitted, first
 * come first served, while there is budget, a free place and room for the whole prompt, unless
 * somebody has just had to make room.
 *
 * <p>It is the reference that {@link LeapingEngine} is measured against; a sequence costs as many
 * events as it has tokens.
 */
final class SteppingEngine implements Inference {

  private static final double NANOS = 1e9;

  private final LogicalProcess process;
  private final Listener listener;
  private final ReplicaSpec spec;
  private final Occupancy.Share share;
  private final Backlog backlog;
  private final LinkedQueue<Sequence> running = new LinkedQueue<>();
  private final Timer stepEnd;
  private final Silence silence = new Silence();

  private boolean stopped;
  private double slowness = 1;
  private boolean inStep;
  private boolean atBoundary;
  private long stepBeginNanos;
  private long stepEndNanos;

  private long usedTokens;
  private long preemptions;

  /** The members of the step under way. */
  private int decoding;

  private long decodingTokens;
  private long promptTokens;
  private double promptPairs;

  SteppingEngine(Host host, ReplicaSpec spec, Backlog backlog) {
    this.process = host.process();
    this.listener = host.listener();
    this.spec = spec;
    this.backlog = backlog;
    this.share = host.occupancy().new Share();
    this.stepEnd = process.timer(this::endStep);
  }

  @Override
  public boolean accept(Sequence sequence) {
    int free = stopped ? 0 : spec.maxSequences() - running.size();
    if (!spec.fits(sequence.promptTokens, sequence.outputTokens) || backlog.isFull(free)) {
      return false;
    }
    sequence.begin(sequence.outputTokens);
    arrive(sequence, process.now() + spec.frontNanos());
    return true;
  }

  @Override
  public void resume(Sequence sequence) {
    arrive(sequence, process.now());
  }

  private void arrive(Sequence sequence, long readyNanos) {
    silence.heed(sequence);
    backlog.arrive(sequence, readyNanos);
    if (!inStep && !atBoundary) {
      beginStep();
    }
  }

  private void endStep() {
    if (inStep) {
      atBoundary = true;
      Sequence following;
      for (Sequence s = running.first(); s != null; s = following) {
        following = s.next();
        if (s.state == State.DECODING) {
          s.context++;
          usedTokens++;
          make(s);
        } else if (s.left == 0) {
          s.state = State.DECODING;
          make(s);
        }
      }
      atBoundary = false;
    }
    beginStep();
  }

  private void make(Sequence s) {
    if (s.produced == 0) {
      s.firstTokenNanos = process.now();
      if (s.observer != null) {
        s.observer.firstToken(process.now());
      }
    }
    s.isHeardAgain();
    s.produced++;
    if (s.produced == s.target) {
      takeOut(s);
      s.state = State.OUTSIDE;
      listener.left(s, true);
    }
  }

  private void beginStep() {
    backlog.lineUp(process.now());
    boolean preempted = makeRoom();
    decoding = 0;
    decodingTokens = 0;
    promptTokens = 0;
    promptPairs = 0;
    long budget = (long) spec.maxBatchedTokens() - decoders();
    for (Sequence s = running.first(); s != null; s = s.next()) {
      long computed = take(s, budget);
      budget -= s.state == State.DECODING ? 0 : computed;
    }
    Sequence next = backlog.first(process.now());
    while (!preempted && !stopped && next != null && budget > 0 && fits(next)) {
      backlog.remove(next);
      running.add(next);
      usedTokens += next.context;
      if (next.startedNanos == Sequence.NEVER) {
        next.startedNanos = process.now() - spec.frontNanos();
      }
      next.state = next.left == 0 ? State.DECODING : State.PREFILLING;
      budget -= take(next, budget);
      next = backlog.first(process.now());
    }
    inStep = running.size() > 0;
    if (inStep) {
      double cached = decodingTokens;
      double computed = promptTokens;
      double seconds = spec.cost().seconds(decoding, cached, computed, promptPairs);
      stepBeginNanos = process.now();
      endAfter(seconds * NANOS * slowness);
    } else {
      sleep();
    }
    show();
  }

  /** Puts a sequence into the step that begins; returns the tokens that are computed for it. */
  private long take(Sequence s, long budget) {
    if (s.state == State.DECODING) {
      decoding++;
      decodingTokens += s.context;
      return 1;
    }
    long chunk = Math.min(s.left, budget);
    promptTokens += chunk;
    promptPairs += s.pairs(chunk);
    s.left -= chunk;
    return chunk;
  }

  private boolean fits(Sequence s) {
    long needed = s.left == 0 ? s.context + 1 : s.context;
    return running.size() < spec.maxSequences()
        && usedTokens + decoding + needed <= spec.kvCapacityTokens();
  }

  private boolean makeRoom() {
    boolean preempted = false;
    while (decoders() > spec.kvCapacityTokens() - usedTokens) {
      Sequence s = backlog.victim(running);
      takeOut(s);
      if (s.produced > 0) {
        s.fallsSilent(process.now());
      }
      s.forgetCache();
      backlog.putBack(s);
      preemptions++;
      preempted = true;
    }
    return preempted;
  }

  private int decoders() {
    int decoders = 0;
    for (Sequence s = running.first(); s != null; s = s.next()) {
      decoders += s.state == State.DECODING ? 1 : 0;
    }
    return decoders;
  }

  private void endAfter(double nanos) {
    long length = Math.max(1, Math.round(Math.min(nanos, StepClock.LONGEST_NANOS)));
    stepEndNanos = process.now() + length;
    stepEnd.set(length);
    if (silence.isHeard()) {
      silence.tell(running, 0, stepBeginNanos, stepEndNanos);
    }
  }

  private void sleep() {
    long ready = backlog.nextReady();
    if (ready == Sequence.NEVER || stopped) {
      stepEnd.cancel();
    } else {
      stepEnd.set(ready - process.now());
    }
  }

  private void takeOut(Sequence s) {
    running.remove(s);
    usedTokens -= s.context;
  }

  private void show() {
    double sequences = (double) running.size() / spec.maxSequences();
    double tokens = (double) usedTokens / spec.kvCapacityTokens();
    share.show(backlog.waiting(), 1, Math.max(sequences, tokens));
  }

  @Override
  public void cancel(Sequence sequence) {
    switch (sequence.state) {
      case ARRIVING, WAITING -> {
        backlog.remove(sequence);
        if (!inStep) {
          sleep();
        }
      }
      case PREFILLING, DECODING -> takeOut(sequence);
      default -> throw new IllegalArgumentException("the sequence is not inside");
    }
    sequence.state = State.OUTSIDE;
    show();
  }

  @Override
  public void cutAll() {
    for (Sequence s = running.first(); s != null; s = running.first()) {
      takeOut(s);
      cut(s);
    }
    for (Sequence s = backlog.any(); s != null; s = backlog.any()) {
      backlog.remove(s);
      cut(s);
    }
    inStep = false;
    sleep();
    show();
  }

  private void cut(Sequence s) {
    s.state = State.OUTSIDE;
    listener.left(s, false);
  }

  @Override
  public void slowDown(double factor) {
    double stretch = factor / slowness;
    slowness = factor;
    if (inStep) {
      endAfter((stepEndNanos - process.now()) * stretch);
    }
  }

  /** One replica, or none. */
  @Override
  public void resize(int replicas) {
    stopped = replicas == 0;
    if (!inStep) {
      beginStep();
    }
  }

  @Override
  public long preemptions() {
    return preemptions;
  }
}
