package dev.stampede.models.capacity;

import dev.stampede.models.capacity.AutoscalerSpec.Knative;

/**
 * Knative's pod autoscaler: replicas for the mean over a long window, and, while the mean over a
 * short one asks for a multiple of what is ready, for that, never fewer than before.
 */
final class KnativeAutoscaler implements Autoscaler {

  private static final long NOT = Long.MIN_VALUE;

  private final Knative spec;
  private final long target;
  private final long[] totals;
  private final int panicTicks;
  private final History decisions;
  private long ticks;
  private long nextNanos;
  private long panicSince = NOT;
  private int panicReplicas;
  private long unneededSince = NOT;

  KnativeAutoscaler(Knative spec) {
    this.spec = spec;
    this.target = Math.round(spec.target() * 1000);
    this.totals = new long[(int) (spec.stableNanos() / spec.tickNanos())];
    this.panicTicks = (int) (spec.panicNanos() / spec.tickNanos());
    this.nextNanos = spec.tickNanos();
    this.decisions = new History(spec.downDelayNanos());
  }

  @Override
  public long nextNanos() {
    return nextNanos;
  }

  @Override
  public int desired(long nowNanos, long total, int current, int ready) {
    nextNanos = nowNanos + spec.tickNanos();
    if (total == UNKNOWN) {
      return current;
    }
    totals[(int) (ticks++ % totals.length)] = total;
    int base = Math.max(1, ready);
    int panic = replicasOver(panicTicks);
    int stable = clamped(replicasOver(totals.length), base, ready);
    if (panic >= spec.panicThreshold() * base) {
      panicSince = nowNanos;
    } else if (panicSince != NOT && nowNanos - panicSince > spec.stableNanos()) {
      panicSince = NOT;
      panicReplicas = 0;
    }
    int wanted = stable;
    if (panicSince != NOT) {
      panicReplicas = Math.max(panicReplicas, Math.max(stable, clamped(panic, base, ready)));
      wanted = panicReplicas;
    }
    int most = decisions.max(nowNanos, spec.downDelayNanos(), wanted);
    decisions.add(nowNanos, wanted);
    return graced(nowNanos, bounded(most), current);
  }

  private int bounded(int replicas) {
    return Math.max(spec.minReplicas(), Math.min(spec.maxReplicas(), replicas));
  }

  /** Replicas for the mean over the latest ticks, as far as there have been so many. */
  private int replicasOver(int window) {
    int length = (int) Math.min(window, ticks);
    long sum = 0;
    for (int i = 1; i <= length; i++) {
      sum += totals[(int) ((ticks - i) % totals.length)];
    }
    return Autoscaler.replicasFor(sum, length * target);
  }

  private int clamped(int replicas, int base, int ready) {
    long most = (long) Math.ceil(spec.maxUpRate() * base);
    long least = (long) Math.floor(ready / spec.maxDownRate());
    return (int) Math.min(Math.max(replicas, least), most);
  }

  /** The last replica stays for the grace period. */
  private int graced(long nowNanos, int wanted, int current) {
    if (wanted > 0 || current == 0) {
      unneededSince = NOT;
      return wanted;
    }
    if (unneededSince == NOT) {
      unneededSince = nowNanos;
    }
    return nowNanos - unneededSince >= spec.graceNanos() ? 0 : 1;
  }
}
