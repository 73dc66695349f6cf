package dev.stampede.models.batching;

import java.util.ArrayList;
import java.util.List;

/** Replicas with a line each, behind a router. */
final class RoutedEngine implements Inference {

  private final BatchingSpec spec;
  private final ReplicaSpec each;
  private final Host host;
  private final Router router;
  private final int plannedReplicas;

  /** All that there ever were; one that is not needed any more gets nothing new. */
  private final List<Inference> engines = new ArrayList<>();

  private int replicas;
  private double slowness = 1;

  RoutedEngine(BatchingSpec spec, int replicas, ReplicaSpec each, Host host) {
    this.spec = spec;
    this.each = each;
    this.host = host;
    this.plannedReplicas = replicas;
    this.router = new Router(spec.routing(), replicas);
    resize(replicas);
  }

  @Override
  public boolean accept(Sequence sequence) {
    int chosen = router.choose(sequence, Math.max(1, replicas), host.process().now());
    sequence.replica = chosen;
    boolean taken = engines.get(chosen).accept(sequence);
    router.changed(chosen, taken ? 1 : 0);
    return taken;
  }

  @Override
  public void resume(Sequence sequence) {
    int chosen = router.choose(sequence, Math.max(1, replicas), host.process().now());
    sequence.replica = chosen;
    router.changed(chosen, 1);
    engines.get(chosen).resume(sequence);
  }

  private void left(Sequence sequence, boolean complete) {
    router.changed(sequence.replica, -1);
    host.listener().left(sequence, complete);
  }

  @Override
  public void cancel(Sequence sequence) {
    router.changed(sequence.replica, -1);
    engines.get(sequence.replica).cancel(sequence);
  }

  @Override
  public void cutAll() {
    for (Inference engine : engines) {
      engine.cutAll();
    }
  }

  @Override
  public void slowDown(double factor) {
    slowness = factor;
    for (Inference engine : engines) {
      engine.slowDown(factor);
    }
  }

  @Override
  public void resize(int newReplicas) {
    replicas = newReplicas;
    if (newReplicas > engines.size()) {
      router.grow(newReplicas);
      while (engines.size() < newReplicas) {
        Inference engine = spec.single(plannedReplicas, each, host.with(this::left));
        engine.slowDown(slowness);
        engines.add(engine);
      }
    }
    engines.get(0).resize(newReplicas == 0 ? 0 : 1);
  }

  @Override
  public long preemptions() {
    return engines.stream().mapToLong(Inference::preemptions).sum();
  }
}
