package dev.stampede.models.capacity;

import dev.stampede.models.capacity.AutoscalerSpec.Keda;

/**
 * KEDA: at each poll it switches from none to some where the metric is above the activation
 * threshold, and from some to none where it has not been for the cooldown period. In between its
 * HPA decides, with the metric's total, so that replicas that are not ready make no difference.
 */
final class KedaAutoscaler implements Autoscaler {

  private final Keda spec;
  private final HpaAutoscaler hpa;
  private final long activation;
  private long nextPollNanos;
  private long idleAfterNanos;

  KedaAutoscaler(Keda spec) {
    this.spec = spec;
    this.hpa = new HpaAutoscaler(spec.hpa());
    this.activation = Math.round(spec.activation() * 1000);
    this.nextPollNanos = spec.pollingNanos();
    this.idleAfterNanos = spec.initialCooldownNanos();
  }

  @Override
  public long nextNanos() {
    return Math.min(nextPollNanos, hpa.nextNanos());
  }

  @Override
  public int desired(long nowNanos, long total, int current, int ready) {
    int wanted = current;
    if (nowNanos >= nextPollNanos) {
      nextPollNanos = nowNanos + spec.pollingNanos();
      wanted = total == UNKNOWN ? current : polled(nowNanos, total > activation, current);
    }
    if (nowNanos >= hpa.nextNanos()) {
      wanted = hpa.desired(nowNanos, total, wanted, wanted);
    }
    return wanted;
  }

  private int polled(long nowNanos, boolean active, int current) {
    if (active) {
      idleAfterNanos = nowNanos + spec.cooldownNanos();
      return current == 0 ? spec.hpa().minReplicas() : current;
    }
    return spec.minReplicas() == 0 && nowNanos > idleAfterNanos ? 0 : current;
  }
}
