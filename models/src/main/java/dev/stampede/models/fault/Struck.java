package dev.stampede.models.fault;

import org.jspecify.annotations.Nullable;

/**
 * What one fault does to a provider while it is active. An effect says each thing once, as the
 * fault begins.
 */
public final class Struck {

  private final FaultSpec fault;
  private final ActiveFaults.Victim victim;

  /** From the id, not the place, so that another fault does not change whom this one strikes. */
  private final int number;

  private double slowness = 1;
  private double capacity = 1;
  private double capacityAfter;
  private double limits = 1;
  private @Nullable Refusal refusal;
  private @Nullable StreamCut streamCut;
  private @Nullable Gray gray;
  private @Nullable Regression regression;

  Struck(FaultSpec fault, ActiveFaults.Victim victim) {
    this.fault = fault;
    this.victim = victim;
    this.number = fault.id().hashCode() & Integer.MAX_VALUE;
  }

  /** Breaks off what is under way, in the engine and before it. */
  public void cutAll() {
    victim.cutAll();
  }

  /**
   * Makes everything take longer, calls in service included.
   *
   * @param factor how many times as long, positive; infinity makes all work stand still
   */
  public void slowDown(double factor) {
    slowness = factor;
  }

  /**
   * Takes capacity away. After any other effect it comes back from nothing, where it takes a time
   * to come back.
   *
   * @param share what is left, in [0, 1], and where it comes back from
   */
  public void capacity(double share) {
    capacity = share;
    capacityAfter = share;
  }

  /**
   * Lowers the limits that are the provider's own.
   *
   * @param share of each that is left, positive
   */
  public void limits(double share) {
    limits = share;
  }

  /** Refuses calls before they come in. */
  public void refuse(Refusal how) {
    refusal = how;
  }

  /** Breaks streams off. */
  public void breakOff(StreamCut how) {
    streamCut = how;
  }

  /** Keeps answers back that were made. */
  public void keepBack(Gray how) {
    gray = how;
  }

  /** Makes answers worse. */
  public void degrade(Regression how) {
    regression = how;
  }

  FaultSpec fault() {
    return fault;
  }

  /** What the random numbers are derived from that say which calls it strikes. */
  int number() {
    return number;
  }

  double slowness() {
    return slowness;
  }

  double capacity() {
    return capacity;
  }

  /** Share of the capacity that there is when the fault ends and that comes back gradually. */
  double capacityAfter() {
    return capacityAfter;
  }

  double limits() {
    return limits;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  @Nullable StreamCut streamCut() {
    return streamCut;
  }

  @Nullable Gray gray() {
    return gray;
  }

  @Nullable Regression regression() {
    return regression;
  }
}
