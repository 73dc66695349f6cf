package dev.stampede.models.market;

import java.util.Arrays;

/**
 * The cells into which a queue is cut: one for each number inside, or for several of a long one.
 */
final class QueueCells {

  /** Cells of the servers, and half of those of the line, at most. */
  private static final int CELLS = 512;

  private static final int HALVINGS = 60;

  private QueueCells() {}

  /**
   * Returns how many calls are inside in each cell.
   *
   * @param servers calls that are served at a time, positive
   * @param line calls that may wait, at least 0
   * @param step by which the line moves where cells are as small as can be, positive
   */
  static double[] levels(double servers, double line, double step) {
    double ofServers = Math.max(1, servers / CELLS);
    int before = (int) Math.round(servers / ofServers);
    double growth = growth(line / step);
    double[] levels = new double[before + 1 + 4 * CELLS];
    int n = 0;
    for (; n <= before; n++) {
      levels[n] = servers * n / before;
    }
    double cell = step;
    while (levels[n - 1] - servers + cell <= line + 1e-9 && n < levels.length) {
      levels[n] = levels[n - 1] + cell;
      cell *= growth;
      n++;
    }
    return Arrays.copyOf(levels, n);
  }

  /** By how much each cell is wider than the one before, so that they reach far enough. */
  private static double growth(double steps) {
    if (steps <= 2 * CELLS) {
      return 1;
    }
    double low = 1;
    double high = 2;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double reach = StrictMath.expm1(2 * CELLS * StrictMath.log(middle)) / (middle - 1);
      if (reach < steps) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
