package dev.stampede.models.capacity;

import dev.stampede.models.check.Require;
import java.util.List;

/**
 * What a scenario says about how the number of a provider's replicas is decided. A kind of
 * autoscaler is one such class, which makes what decides.
 */
public interface AutoscalerSpec {

  /** Opens an autoscaler at the start of a run. */
  Autoscaler open();

  /** What it looks at. */
  Metric metric();

  /** Most replicas. */
  int maxReplicas();

  /** Whether it decides at times that are known beforehand. */
  default boolean followsTheClock() {
    return false;
  }

  /** What an autoscaler looks at. Each is the mean over the time since it last looked. */
  enum Metric {
    /** Capacity in use; its target is the share of a replica. */
    UTILIZATION,
    /** Calls inside, waiting or served. */
    CONCURRENCY,
    /** Calls waiting. */
    QUEUED,
    /** Calls that arrive in a second, refused ones included. */
    RATE
  }

  /**
   * How much of a metric each replica should have.
   *
   * @param perReplica positive, at least a thousandth
   */
  record Target(Metric metric, double perReplica) {

    /** Rejects a target below a thousandth, in which metrics are counted. */
    public Target {
      Require.atLeast("target", perReplica, 0.001);
    }

    /** The target in thousandths. */
    long thousandths() {
      return Math.round(perReplica * 1000);
    }
  }

  /**
   * How fast replicas may be added or taken away.
   *
   * @param percent whether the value is a percentage of the replicas there were, or a number
   * @param value at least 0
   * @param periodNanos in which the change may not be exceeded, positive
   */
  record Policy(boolean percent, double value, long periodNanos) {

    /** Rejects values out of range. */
    public Policy {
      Require.atLeast(percent ? "percent" : "pods", value, 0);
      Require.positive("period", periodNanos);
    }
  }

  /** Which of several policies counts. */
  enum Select {
    /** The one that allows the largest change. */
    MAX,
    /** The one that allows the smallest change. */
    MIN,
    /** None: there is no change in this direction. */
    DISABLED
  }

  /**
   * How a direction, up or down, is scaled in.
   *
   * @param tolerance share by which the metric may be off its target, at least 0
   * @param stabilizationNanos over which the most cautious recommendation counts
   * @param policies at least one
   */
  record Direction(
      double tolerance, long stabilizationNanos, Select select, List<Policy> policies) {

    /** Copies the list; rejects an empty one and values out of range. */
    public Direction {
      Require.atLeast("tolerance", tolerance, 0);
      Require.notNegative("stabilization_window", stabilizationNanos);
      policies = List.copyOf(policies);
      Require.that(!policies.isEmpty(), "policies", policies, "not be empty");
    }
  }

  /**
   * Kubernetes' HorizontalPodAutoscaler, autoscaling/v2, with pods metrics (semantics and defaults
   * of kubernetes/website horizontal-pod-autoscale.md at 10ae760 and of
   * pkg/controller/podautoscaler, 2026).
   *
   * @param minReplicas at least 1: it cannot start from none
   * @param maxReplicas at least as many
   * @param syncNanos time between decisions, positive
   */
  record Hpa(
      Target target, int minReplicas, int maxReplicas, long syncNanos, Direction up, Direction down)
      implements AutoscalerSpec {

    /** Rejects values out of range. */
    public Hpa {
      Require.atLeast("min_replicas", minReplicas, 1);
      checkMost(minReplicas, maxReplicas);
      Require.positive("sync_period", syncNanos);
    }

    @Override
    public Autoscaler open() {
      return new HpaAutoscaler(this);
    }

    @Override
    public Metric metric() {
      return target.metric();
    }
  }

  /**
   * KEDA, which switches between none and some and leaves the rest to an HPA (kedacore/keda-docs
   * 2.21 at a55c5d3).
   *
   * @param minReplicas at least 0
   * @param activation the metric's value above which there have to be replicas, at least 0
   * @param pollingNanos time between looks at the metric, positive
   * @param cooldownNanos without activity before the last replicas go; from some to none only
   * @param initialCooldownNanos the same at the start of a run
   * @param hpa with at least one replica
   */
  record Keda(
      int minReplicas,
      double activation,
      long pollingNanos,
      long cooldownNanos,
      long initialCooldownNanos,
      Hpa hpa)
      implements AutoscalerSpec {

    /** Rejects values out of range. */
    public Keda {
      Require.notNegative("min_replicas", minReplicas);
      Require.atLeast("activation_threshold", activation, 0);
      Require.positive("polling_interval", pollingNanos);
      Require.notNegative("cooldown_period", cooldownNanos);
      Require.notNegative("initial_cooldown_period", initialCooldownNanos);
    }

    @Override
    public Autoscaler open() {
      return new KedaAutoscaler(this);
    }

    @Override
    public Metric metric() {
      return hpa.metric();
    }

    @Override
    public int maxReplicas() {
      return hpa.maxReplicas();
    }
  }

  /**
   * Knative's pod autoscaler by concurrency (knative/serving at 98e5ef9:
   * config/core/configmaps/autoscaler.yaml, pkg/autoscaler/scaling).
   *
   * @param target calls inside per replica: the concurrency target times its target percentage
   * @param minReplicas at least 0
   * @param tickNanos time between decisions, positive
   * @param stableNanos the long window, a multiple of the tick
   * @param panicNanos the short window, a multiple of the tick
   * @param panicThreshold replicas wanted over replicas ready from which on it panics, above 1
   * @param maxUpRate most replicas wanted over replicas ready, above 1
   * @param maxDownRate most replicas ready over replicas wanted, above 1
   * @param graceNanos how long the last replica stays when it is not needed any more
   * @param downDelayNanos over which the highest decision counts
   */
  record Knative(
      double target,
      int minReplicas,
      int maxReplicas,
      long tickNanos,
      long stableNanos,
      long panicNanos,
      double panicThreshold,
      double maxUpRate,
      double maxDownRate,
      long graceNanos,
      long downDelayNanos)
      implements AutoscalerSpec {

    /** Most ticks in the stable window. */
    private static final int MOST_TICKS = 10_000;

    /** Rejects values out of range. */
    public Knative {
      Require.atLeast("target", target, 0.001);
      Require.notNegative("min_replicas", minReplicas);
      checkMost(minReplicas, maxReplicas);
      Require.positive("tick", tickNanos);
      checkWindow("stable_window", stableNanos, tickNanos);
      checkWindow("panic_window", panicNanos, tickNanos);
      Require.that(
          panicNanos <= stableNanos, "panic_window", panicNanos, "not be above the stable window");
      checkAboveOne("panic_threshold", panicThreshold);
      checkAboveOne("max_scale_up_rate", maxUpRate);
      checkAboveOne("max_scale_down_rate", maxDownRate);
      Require.notNegative("scale_to_zero_grace_period", graceNanos);
      Require.notNegative("scale_down_delay", downDelayNanos);
    }

    @Override
    public Autoscaler open() {
      return new KnativeAutoscaler(this);
    }

    @Override
    public Metric metric() {
      return Metric.CONCURRENCY;
    }

    private static void checkWindow(String name, long nanos, long tickNanos) {
      Require.that(
          nanos > 0 && nanos % tickNanos == 0 && nanos / tickNanos <= MOST_TICKS,
          name,
          nanos + " ns",
          "be a multiple of the tick, at most %d times it".formatted(MOST_TICKS));
    }

    private static void checkAboveOne(String name, double value) {
      Require.that(value > 1 && value < Double.POSITIVE_INFINITY, name, value, "be above 1");
    }
  }

  /**
   * A plan. Before its first step there are as many replicas as at the start of the run.
   *
   * @param steps by time, at least one
   */
  record Schedule(List<Step> steps) implements AutoscalerSpec {

    /** Copies the list; rejects an empty one and one that is out of order. */
    public Schedule {
      steps = List.copyOf(steps);
      Require.that(!steps.isEmpty(), "schedule", steps, "have a step");
      for (int i = 1; i < steps.size(); i++) {
        Require.that(
            steps.get(i).atNanos() > steps.get(i - 1).atNanos(),
            "schedule",
            "step " + (i + 1),
            "come after the one before");
      }
    }

    @Override
    public Autoscaler open() {
      return new Timetable(this);
    }

    @Override
    public boolean followsTheClock() {
      return true;
    }

    /** A plan looks at none, so what it is shown is of no account. */
    @Override
    public Metric metric() {
      return Metric.CONCURRENCY;
    }

    @Override
    public int maxReplicas() {
      return steps.stream().mapToInt(Step::replicas).max().orElseThrow();
    }
  }

  /**
   * A change of a plan.
   *
   * @param atNanos when it is decided; replicas that are added then still have to start
   * @param replicas at least 0
   */
  record Step(long atNanos, int replicas) {

    /** Rejects negative values. */
    public Step {
      Require.notNegative("at", atNanos);
      Require.notNegative("replicas", replicas);
    }
  }

  private static void checkMost(int least, int most) {
    Require.that(most >= least, "max_replicas", most, "not be below min_replicas");
  }
}
