package dev.stampede.models.market;

/** An engine before another one that a market passes. */
public interface Crowded {

  /**
   * Lets the time pass since the last time, in which a market's calls came evenly; ours that have
   * come are counted with them.
   *
   * @param calls of the market that came
   * @return what has become of them
   */
  BirthDeathQueue pass(double calls);

  /** All that are inside, as when the time passed last. */
  BirthDeathQueue queue();
}
