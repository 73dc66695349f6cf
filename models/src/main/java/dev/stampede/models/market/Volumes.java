package dev.stampede.models.market;

/**
 * Where the calls of a market went at an engine, or at the quotas and the shedding before it, in
 * calls; they are liquid, so parts count.
 */
public final class Volumes {

  double offered;
  double served;
  double refused;
  double limited;
  double shed;
  double abandoned;
  double cut;
  double insideSeconds;
  double waitingSeconds;

  /** Calls that came to the engine's door. */
  public double offered() {
    return offered;
  }

  /** Calls served to their end. */
  public double served() {
    return served;
  }

  /** Calls refused because there was no room, by limits, or for more important ones. */
  public double refused() {
    return refused;
  }

  /** Those of the refused that limits of their customers refused. */
  double limited() {
    return limited;
  }

  /** Those of the refused that were shed. */
  double shed() {
    return shed;
  }

  /** Calls that gave up in the queue. */
  public double abandoned() {
    return abandoned;
  }

  /** Calls cut off. */
  public double cut() {
    return cut;
  }

  /** Calls inside, waiting or served, summed over the seconds so far. */
  public double insideSeconds() {
    return insideSeconds;
  }

  /** Calls in line, summed over the seconds so far. */
  public double waitingSeconds() {
    return waitingSeconds;
  }

  /** Calls that are lost to their owners, however. */
  double lost() {
    return refused + abandoned + cut;
  }
}
