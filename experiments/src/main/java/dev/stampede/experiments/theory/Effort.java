package dev.stampede.experiments.theory;

/**
 * How much is run for a page, and with which chance.
 *
 * @param experiments of each study, at least 1
 * @param length of closed forms, as a share of those of the whole page; in (0, 1]
 * @param seed 1 for the page that is kept
 */
public record Effort(int experiments, double length, long seed) {

  /** The number of experiments of the page that is kept. */
  public static final int EXPERIMENTS = 2000;

  /** The number of experiments of a quick page. */
  public static final int FEW = 20;

  /** How much longer closed forms of the whole page are than those of the quick one. */
  static final int LONGER = 16;

  /** Rejects a page without an experiment. */
  public Effort {
    if (experiments < 1 || !(length > 0 && length <= 1)) {
      throw new IllegalArgumentException(
          "experiments (%d) must be at least 1, and length (%s) in (0, 1]"
              .formatted(experiments, length));
    }
  }

  /** All of it. */
  public static Effort whole(int experiments, long seed) {
    return new Effort(experiments, 1, seed);
  }

  /** A minute of one core. */
  public static Effort quick(int experiments, long seed) {
    return new Effort(experiments, 1.0 / LONGER, seed);
  }

  boolean isQuick() {
    return length < 1;
  }

  Seeds seeds() {
    return new Seeds(seed);
  }

  /** What is added to the seeds that a page tells of, in words; empty where nothing is. */
  String onTop() {
    return seed == 1 ? "" : ", and %d on top".formatted(seeds().of(0));
  }

  /** What prints the page. */
  String command() {
    StringBuilder command = new StringBuilder("./stampede theory");
    if (isQuick()) {
      command.append(" --quick");
    }
    if (experiments != (isQuick() ? FEW : EXPERIMENTS)) {
      command.append(" --experiments ").append(experiments);
    }
    if (seed != 1) {
      command.append(" --seed ").append(seed);
    }
    return command.toString();
  }
}
