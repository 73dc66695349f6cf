package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.batching.BatchingSpec.Disaggregation;
import dev.stampede.models.batching.Sequence.State;
import dev.stampede.models.queue.LinkedQueue;

/**
 * Replicas that compute prompts, and others that compute answers. The first make the first token;
 * then the cache moves, which takes a time to start and a time for each token of the prompt.
 */
final class DisaggregatedEngine implements Inference {

  private final Disaggregation spec;
  private final int plannedReplicas;
  private final LogicalProcess process;
  private final Listener listener;
  private final Inference prefill;
  private final Inference decode;
  private final LinkedQueue<Sequence> moving = new LinkedQueue<>();

  DisaggregatedEngine(BatchingSpec batching, Disaggregation spec, Host host) {
    this.spec = spec;
    this.plannedReplicas = batching.replicas();
    this.process = host.process();
    this.listener = host.listener();
    int forPrompts = spec.prefillReplicas();
    ReplicaSpec each = batching.replica();
    this.prefill = batching.pool(forPrompts, each, host.with(this::prefilled));
    int forAnswers = batching.replicas() - forPrompts;
    this.decode = batching.pool(forAnswers, each, host.with(this::decoded));
  }

  @Override
  public boolean accept(Sequence sequence) {
    if (!prefill.accept(sequence)) {
      return false;
    }
    sequence.inPrefill = true;
    sequence.target = 1;
    return true;
  }

  @Override
  public void resume(Sequence sequence) {
    sequence.inPrefill = false;
    decode.resume(sequence);
  }

  private void prefilled(Sequence sequence, boolean complete) {
    if (!complete || sequence.outputTokens == 1) {
      listener.left(sequence, complete);
      return;
    }
    sequence.state = State.MOVING;
    sequence.fallsSilent(sequence.firstTokenNanos);
    moving.add(sequence);
    Timer moved = sequence.moved;
    if (moved == null) {
      moved = process.timer(this::moved, sequence);
      sequence.moved = moved;
    }
    moved.set(spec.setupNanos() + Math.round(spec.nanosPerToken() * sequence.promptTokens));
  }

  private void moved(Sequence sequence) {
    moving.remove(sequence);
    sequence.target = sequence.outputTokens;
    sequence.context = sequence.promptTokens;
    sequence.left = 0;
    resume(sequence);
  }

  private void decoded(Sequence sequence, boolean complete) {
    listener.left(sequence, complete);
  }

  @Override
  public void cancel(Sequence sequence) {
    if (sequence.state == State.MOVING) {
      stopMoving(sequence);
    } else {
      (sequence.inPrefill ? prefill : decode).cancel(sequence);
    }
  }

  private void stopMoving(Sequence sequence) {
    moving.remove(sequence);
    sequence.state = State.OUTSIDE;
    if (sequence.moved != null) {
      sequence.moved.cancel();
    }
  }

  @Override
  public void cutAll() {
    prefill.cutAll();
    decode.cutAll();
    for (Sequence s = moving.first(); s != null; s = moving.first()) {
      stopMoving(s);
      listener.left(s, false);
    }
  }

  @Override
  public void slowDown(double factor) {
    prefill.slowDown(factor);
    decode.slowDown(factor);
  }

  /** Both kinds in the proportion that they were planned in, and at least one of each. */
  @Override
  public void resize(int replicas) {
    long rounded = Math.round((double) replicas * spec.prefillReplicas() / plannedReplicas);
    int forPrompts = replicas == 0 ? 0 : (int) Math.max(1, Math.min(replicas - 1L, rounded));
    prefill.resize(forPrompts);
    decode.resize(replicas == 0 ? 0 : Math.max(1, replicas - forPrompts));
  }

  @Override
  public long preemptions() {
    return prefill.preemptions() + decode.preemptions();
  }
}
