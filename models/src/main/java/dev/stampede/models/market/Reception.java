package dev.stampede.models.market;

import dev.stampede.models.work.Errand;

/** Where the calls of a market come in, on their way to an engine. */
public interface Reception {

  /** Lets the time pass up to now. */
  void pass();

  /**
   * The market calls at these rates from now on, until it says otherwise.
   *
   * @param messages calls a second of those who have a session, or need none
   * @param logIns calls a second of those who have to log in first
   * @param signUps calls a second of people without an account
   */
  void inflow(double messages, double logIns, double signUps);

  /** Share of the customers who need not log in now. */
  double signedIn();

  /** The engine behind it. */
  SharedCapacity engine();

  /** Calls of the market that are inside now, on the way or in the engine. */
  double inside();

  /** Calls of an errand that were refused on the way, or in it for too long, up to now. */
  double refused(Errand errand);

  /** Calls of an errand that were cut off on the way, up to now. */
  double cut(Errand errand);

  /** Calls of an errand that their owners gave up on the way, up to now. */
  double gaveUp(Errand errand);

  /** Whether most calls would be refused now, on the way or at the engine. */
  boolean isFull();

  /** Returns the reception of an engine that nothing stands before. */
  static Reception at(SharedCapacity engine) {
    return new Reception() {
      @Override
      public void pass() {}

      @Override
      public void inflow(double messages, double logIns, double signUps) {
        engine.inflow(messages);
      }

      @Override
      public double signedIn() {
        return 1;
      }

      @Override
      public SharedCapacity engine() {
        return engine;
      }

      @Override
      public double inside() {
        return engine.inside();
      }

      @Override
      public double refused(Errand errand) {
        return 0;
      }

      @Override
      public double cut(Errand errand) {
        return 0;
      }

      @Override
      public double gaveUp(Errand errand) {
        return 0;
      }

      @Override
      public boolean isFull() {
        return engine.isFull();
      }
    };
  }
}
