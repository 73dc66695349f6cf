package dev.stampede.models.fault;

import dev.stampede.models.work.Draw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one fault does to a provider while it is active. An effect says each thing once, as the
 * fault begins, and again each time that it comes back.
 */
public final class Struck {

  private final FaultSpec fault;
  private final ActiveFaults.Victim victim;

  /** From the id, not the place, so that another fault does not change whom this one strikes. */
  private final int number;

  /** The times in which it is active, and how many of them are over. */
  private final List<Bout> bouts;

  private int past;

  private Users users;
  private boolean empties;
  private double slowness = 1;
  private long addedNanos;
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
    this.number = Draw.numberOf(fault.id());
    this.users = new Users(1, number);
    this.bouts = fault.bouts();
  }

  /**
   * Spares all but some users; to be said before anything else.
   *
   * @param share of the users that it concerns, in [0, 1]
   */
  public void only(double share) {
    users = new Users(share, number);
  }

  /** Breaks off what is under way, in the engine and before it. */
  public void cutAll() {
    empties = true;
    if (users.share() < 1) {
      victim.cut(users);
    } else {
      victim.cutAll();
    }
  }

  /**
   * Makes everything take longer, calls in service included.
   *
   * @param factor how many times as long, positive; infinity makes all work stand still
   */
  public void slowDown(double factor) {
    slowness = factor;
  }

  /** Makes calls whose service begins take so much longer, whatever else makes them slow. */
  public void addTime(long nanos) {
    addedNanos = nanos;
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

  /** When it is active next; null if it never is again. */
  @Nullable Bout nextBout() {
    return past < bouts.size() ? bouts.get(past) : null;
  }

  /** It is no longer active. */
  void hasPassed() {
    past++;
  }

  /** When all capacity is back after the last time that it is active. */
  long recoveredNanos() {
    return bouts.get(bouts.size() - 1).toNanos() + fault.recoverNanos();
  }

  /** Whom it concerns. */
  Users users() {
    return users;
  }

  /** What the random numbers are derived from that say which calls it strikes. */
  int number() {
    return number;
  }

  /** Whether none of those whom it concerns is inside any more once it is active. */
  boolean empties() {
    return empties;
  }

  double slowness() {
    return slowness;
  }

  long addedNanos() {
    return addedNanos;
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
