package dev.stampede.models.market;

/** Where the calls of a market went at an engine, in calls; they are liquid, so parts count. */
public final class Volumes {

  double offered;
  double served;
  double refused;
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

  /** Calls refused because there was no room. */
  public double refused() {
    return refused;
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
