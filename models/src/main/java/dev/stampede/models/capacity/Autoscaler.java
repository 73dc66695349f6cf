package dev.stampede.models.capacity;

/** Decides how many replicas there should be: a state machine without a clock of its own. */
interface Autoscaler {

  /** A metric that is not known yet. */
  long UNKNOWN = -1;

  /**
   * Decides.
   *
   * @param total the metric summed over all replicas, in thousandths: its mean since the last
   *     decision, as old as the metric's lag; or {@link #UNKNOWN}
   * @param current replicas wanted up to now, ready or not
   * @param ready replicas that serve
   * @return replicas wanted from now on
   */
  int desired(long nowNanos, long total, int current, int ready);

  /** When it decides next; {@link Long#MAX_VALUE} for never. */
  long nextNanos();

  /** Makes an autoscaler at the start of a run. */
  static Autoscaler of(AutoscalerSpec spec) {
    if (spec instanceof AutoscalerSpec.Hpa hpa) {
      return new HpaAutoscaler(hpa);
    }
    if (spec instanceof AutoscalerSpec.Keda keda) {
      return new KedaAutoscaler(keda);
    }
    if (spec instanceof AutoscalerSpec.Knative knative) {
      return new KnativeAutoscaler(knative);
    }
    return new Timetable((AutoscalerSpec.Schedule) spec);
  }

  /** Returns how many replicas it takes for a total, in the same unit as the target. */
  static int replicasFor(long total, long target) {
    return (int) Math.min(Integer.MAX_VALUE, (total + target - 1) / target);
  }
}
