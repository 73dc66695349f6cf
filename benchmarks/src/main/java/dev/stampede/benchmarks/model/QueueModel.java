package dev.stampede.benchmarks.model;

/**
 * One server, first come first served, with Poisson arrivals and exponential services, each drawn
 * from a generator of the engine's own; the wait of every customer is recorded.
 */
public interface QueueModel {

  /** Share of the time that the server is busy. */
  double UTILIZATION = 0.9;

  /** Runs for as long as it takes a number of customers to arrive on average. */
  void run(int customers);

  /** Mean wait of all customers so far, in mean service times. */
  double meanWaitInServices();

  /**
   * Checks that what was measured is the model: theory has a mean wait of 0.9 / (1 - 0.9) = 9
   * service times. The mean of n successive waits has variance rho (2 + 5 rho - 4 rho^2 + rho^3) /
   * (1 - rho)^4 / n = 35 900 / n; four standard deviations, and 5 % for the empty start, are
   * allowed.
   *
   * @param customers served so far, about
   * @throws IllegalStateException if the mean wait is another one
   */
  default void check(long customers) {
    double services = meanWaitInServices();
    if (Math.abs(services - 9) > 4 * Math.sqrt(35_900.0 / customers) + 0.45) {
      throw new IllegalStateException(
          "mean wait of %s service times after %d customers, not 9".formatted(services, customers));
    }
  }
}
