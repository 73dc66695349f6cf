package dev.stampede.benchmarks.model;

/**
 * Something that the machine itself must do, of which no program is free: what others take is told
 * in multiples of it, as times move with the machine and its neighbours.
 */
public interface Floor extends AutoCloseable {

  /** Between two cores, in place of a size. */
  String ROUND_TRIP = "cores";

  /**
   * Makes one.
   *
   * @param what {@link #ROUND_TRIP}, or a size such as {@code 16K} or {@code 64M}
   */
  static Floor of(String what) {
    if (what.equals(ROUND_TRIP)) {
      return new RoundTrips();
    }
    int number = Integer.parseInt(what.substring(0, what.length() - 1));
    return new DependentLoads(what.endsWith("K") ? number << 10 : number << 20);
  }

  /** Does it a number of times, and returns something that depends on all of them. */
  long run(int times);

  @Override
  void close();
}
