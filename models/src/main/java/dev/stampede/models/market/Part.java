package dev.stampede.models.market;

import dev.stampede.models.work.Errand;
import org.jspecify.annotations.Nullable;

/**
 * Customers of one class and of near the same size, on the way that they have in common with the
 * others: where their calls are, and what has become of them.
 */
final class Part implements Reception, SharedCapacity {

  final int priority;
  final @Nullable Allowance allowance;
  final Volumes volumes = new Volumes();

  /** Calls that are before the quotas, between these and the engine, in its line, and served. */
  double onTheWay;

  double pending;
  double inLine;
  double inService;

  /** Their share of the calls that are on the way. */
  double mix;

  /** Calls a second that go to the engine, and those that are shed before it. */
  double sending;

  double shedding;

  /** Calls inside the engine, its line included, at which theirs are shed; infinite for never. */
  final double room;

  private final CommonWay way;
  private final double[] refused = new double[Errand.values().length];
  private final double[] cut = new double[Errand.values().length];
  private final double[] gaveUp = new double[Errand.values().length];
  private double messages;
  private double logIns;
  private double signUps;

  /**
   * Makes one with no calls yet.
   *
   * @param allowance what its customers may use; null for all
   */
  Part(CommonWay way, int priority, double room, @Nullable Allowance allowance) {
    this.way = way;
    this.priority = priority;
    this.room = room;
    this.allowance = allowance;
  }

  @Override
  public void pass() {
    way.pass();
  }

  @Override
  public void inflow(double newMessages, double newLogIns, double newSignUps) {
    way.pass();
    messages = newMessages;
    logIns = newLogIns;
    signUps = newSignUps;
    way.inflow();
  }

  double messages() {
    return messages;
  }

  double logIns() {
    return logIns;
  }

  double signUps() {
    return signUps;
  }

  /** They only come through the other door. */
  @Override
  public void inflow(double perSecond) {
    throw new UnsupportedOperationException("calls come by the way");
  }

  /** Lets calls come for a time. */
  void come(double seconds) {
    onTheWay += (messages + logIns + signUps) * seconds;
  }

  /** Some of those on the way were refused, cut off or given up, on an errand. */
  void lost(Errand errand, double refusedThere, double cutThere, double gaveUpThere) {
    refused[errand.number()] += refusedThere;
    cut[errand.number()] += cutThere;
    gaveUp[errand.number()] += gaveUpThere;
    onTheWay = Math.max(0, onTheWay - refusedThere - cutThere - gaveUpThere);
  }

  @Override
  public double signedIn() {
    return way.signedIn();
  }

  @Override
  public SharedCapacity engine() {
    return this;
  }

  @Override
  public double inside() {
    return onTheWay + pending + inLine + inService;
  }

  @Override
  public double inLine() {
    return inLine;
  }

  @Override
  public Volumes volumes() {
    return volumes;
  }

  @Override
  public double refused(Errand errand) {
    return refused[errand.number()];
  }

  @Override
  public double cut(Errand errand) {
    return cut[errand.number()];
  }

  @Override
  public double gaveUp(Errand errand) {
    return gaveUp[errand.number()];
  }

  @Override
  public boolean isFull() {
    return way.isFull() || shedding > sending || (allowance != null && allowance.isUsedUp());
  }
}
