package dev.stampede.models.capacity;

import dev.stampede.models.capacity.AutoscalerSpec.Direction;
import dev.stampede.models.capacity.AutoscalerSpec.Hpa;
import dev.stampede.models.capacity.AutoscalerSpec.Policy;
import dev.stampede.models.capacity.AutoscalerSpec.Select;

/**
 * Kubernetes' HorizontalPodAutoscaler: a recommendation from the metric, stabilised over a window,
 * limited by policies, kept between the bounds.
 *
 * <p>Replicas that are not ready have no metric. They count as idle where the others say to scale
 * up, so that a cold start is not answered by more of them, and are left out where they say down.
 */
final class HpaAutoscaler implements Autoscaler {

  private final Hpa spec;
  private final long target;
  private final History recommendations;
  private final History added;
  private final History removed;
  private long nextNanos;

  HpaAutoscaler(Hpa spec) {
    this.spec = spec;
    this.target = spec.target().thousandths();
    this.recommendations =
        new History(Math.max(spec.up().stabilizationNanos(), spec.down().stabilizationNanos()));
    long longest = Math.max(longestPeriod(spec.up()), longestPeriod(spec.down()));
    this.added = new History(longest);
    this.removed = new History(longest);
    this.nextNanos = spec.syncNanos();
  }

  private static long longestPeriod(Direction direction) {
    return direction.policies().stream().mapToLong(Policy::periodNanos).max().orElseThrow();
  }

  @Override
  public long nextNanos() {
    return nextNanos;
  }

  @Override
  public int desired(long nowNanos, long total, int current, int ready) {
    nextNanos = nowNanos + spec.syncNanos();
    if (current == 0) {
      return 0; // scaled to none by hand is switched off
    }
    int wanted = bounded(current);
    if (wanted == current && ready > 0 && total != UNKNOWN) {
      wanted =
          limited(nowNanos, current, stabilised(nowNanos, current, raw(total, current, ready)));
    }
    if (wanted > current) {
      added.add(nowNanos, wanted - current);
    } else if (wanted < current) {
      removed.add(nowNanos, current - wanted);
    }
    return wanted;
  }

  private int bounded(int replicas) {
    return Math.max(spec.minReplicas(), Math.min(spec.maxReplicas(), replicas));
  }

  /** Replicas that bring the metric to its target, or as many as now if it is near enough. */
  private int raw(long total, int current, int ready) {
    int counted = total > ready * target ? current : ready;
    double off = (double) total - (double) counted * target;
    double tolerance = off > 0 ? spec.up().tolerance() : spec.down().tolerance();
    boolean turned = counted > ready && off < 0; // idle newcomers turn up into down: no action
    return turned || Math.abs(off) <= tolerance * counted * target
        ? current
        : Autoscaler.replicasFor(total, target);
  }

  private int stabilised(long nowNanos, int current, int recommended) {
    if (recommendations.isEmpty()) {
      recommendations.add(nowNanos, current);
    }
    int up = recommendations.min(nowNanos, spec.up().stabilizationNanos(), recommended);
    int down = recommendations.max(nowNanos, spec.down().stabilizationNanos(), recommended);
    recommendations.add(nowNanos, recommended);
    return Math.min(Math.max(current, up), down);
  }

  private int limited(long nowNanos, int current, int stabilised) {
    if (stabilised > current) {
      int most = limit(spec.up(), nowNanos, current, 1);
      return Math.min(stabilised, Math.min(spec.maxReplicas(), Math.max(current, most)));
    }
    if (stabilised < current) {
      int least = limit(spec.down(), nowNanos, current, -1);
      return Math.max(stabilised, Math.max(spec.minReplicas(), Math.min(current, least)));
    }
    return current;
  }

  /** How far the policies of a direction let the replicas go, from those at the period's start. */
  private int limit(Direction direction, long nowNanos, int current, int sign) {
    if (direction.select() == Select.DISABLED) {
      return current;
    }
    long limit = 0;
    for (int i = 0; i < direction.policies().size(); i++) {
      Policy policy = direction.policies().get(i);
      int start =
          current
              - added.sum(nowNanos, policy.periodNanos())
              + removed.sum(nowNanos, policy.periodNanos());
      double change = policy.percent() ? start * policy.value() / 100 : policy.value();
      long allowed = sign * (long) Math.ceil(change) + start;
      boolean farther = sign * allowed > sign * limit;
      if (i == 0 || farther == (direction.select() == Select.MAX)) {
        limit = allowed;
      }
    }
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, limit));
  }
}
