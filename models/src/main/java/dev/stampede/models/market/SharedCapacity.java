package dev.stampede.models.market;

/** An engine with a market in it: it takes the inflow up and keeps the volumes. */
public interface SharedCapacity {

  /** The market calls at this rate from now on, until it says otherwise. */
  void inflow(double perSecond);

  /** Calls of the market that are inside now. */
  double inside();

  /** Those of them that wait in its line. */
  double inLine();

  /** Where they went, up to now. */
  Volumes volumes();

  /** True if a call of the market that came now would be refused. */
  boolean isFull();
}
