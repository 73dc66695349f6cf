package dev.stampede.benchmarks.result;

/**
 * How a benchmark's figure has changed: the ratio of new to old with a confidence interval.
 *
 * <p>The logarithms of the two {@linkplain Measurement#sample() samples} are compared by Welch's
 * method (B. L. Welch, "The generalization of Student's problem when several different population
 * variances are involved", Biometrika 34, 1947), so the ratio is one of geometric means. Forks are
 * the unit where there are several, as T. Kalibera and R. Jones advise ("Rigorous benchmarking in
 * reasonable time", ISMM 2013).
 *
 * @param before the old figure, a geometric mean
 * @param after the new one
 * @param low lower end of the ratio's interval; NaN if a side has a single value
 * @param high its upper end
 * @param change what the interval says
 */
public record Comparison(double before, double after, double low, double high, Change change) {

  /** What an interval says. */
  public enum Change {
    /** All of it is on the better side of 1. */
    FASTER("faster"),
    /** All of it is on the worse side. */
    SLOWER("slower"),
    /** It holds 1. */
    NO_DIFFERENCE("no difference"),
    /** There is none. */
    UNKNOWN("too few values");

    private final String words;

    Change(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Compares two measurements of the same benchmark in the same unit; figures are positive. */
  public static Comparison of(Measurement before, Measurement after) {
    Sample old = before.sample().log();
    Sample young = after.sample().log();
    double difference = young.mean() - old.mean();
    double margin = old.size() < 2 || young.size() < 2 ? Double.NaN : welchHalfWidth(old, young);
    double low = Math.exp(difference - margin);
    double high = Math.exp(difference + margin);
    return new Comparison(
        Math.exp(old.mean()),
        Math.exp(young.mean()),
        low,
        high,
        change(low, high, after.moreIsBetter()));
  }

  /** New divided by old. */
  public double ratio() {
    return after / before;
  }

  private static double welchHalfWidth(Sample a, Sample b) {
    double errorA = a.squaredError();
    double errorB = b.squaredError();
    double error = errorA + errorB;
    if (error == 0) {
      return 0;
    }
    double degreesOfFreedom =
        error * error / (errorA * errorA / (a.size() - 1) + errorB * errorB / (b.size() - 1));
    return Sample.student(degreesOfFreedom) * Math.sqrt(error);
  }

  private static Change change(double low, double high, boolean moreIsBetter) {
    if (Double.isNaN(low)) {
      return Change.UNKNOWN;
    }
    if (low > 1) {
      return moreIsBetter ? Change.FASTER : Change.SLOWER;
    }
    if (high < 1) {
      return moreIsBetter ? Change.SLOWER : Change.FASTER;
    }
    return Change.NO_DIFFERENCE;
  }
}
