package dev.stampede.models.cell;

import dev.stampede.models.work.Draw;
import java.util.List;

/**
 * Which cell a user belongs to, and which one takes them while that is out: always the same ones.
 *
 * <p>Among the others each cell has for each user a number that is exponentially distributed with
 * its weight as the rate, and the smallest of those that can be had takes the user: so they are
 * divided in proportion to the weights, whichever of them can be had, and nobody else moves when
 * one cell more is out. That is weighted rendezvous hashing (Thaler and Ravishankar, 1998;
 * Schindelhauer and Schomaker, 2005).
 */
public final class Homes {

  /** No cell. */
  public static final int NONE = -1;

  /** The shares up to and with each cell. */
  private final double[] upTo;

  private final double[] weights;

  /** From the names, not the places, so that another cell moves as few as can be. */
  private final int[] numbers;

  /**
   * Knows the cells.
   *
   * @param cells their shares add up to 1
   */
  public Homes(List<CellShare> cells) {
    this.upTo = new double[cells.size()];
    this.weights = cells.stream().mapToDouble(CellShare::takes).toArray();
    this.numbers = cells.stream().mapToInt(cell -> Draw.numberOf(cell.name())).toArray();
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += cells.get(i).share();
      upTo[i] = sum;
    }
  }

  /**
   * Returns the number of the cell that a user belongs to.
   *
   * @param user number that stands for them
   */
  public int of(long user) {
    double point = Draw.HOME_CELL.uniform(user) * upTo[upTo.length - 1];
    int cell = 0;
    while (cell < upTo.length - 1 && point >= upTo[cell]) {
      cell++;
    }
    return cell;
  }

  /** Whether a cell can be had. */
  @FunctionalInterface
  public interface Offer {

    /** Says so of the cell of a number. */
    boolean has(int cell);
  }

  /** Returns the number of the cell that takes a user, of those on offer; NONE if none does. */
  public int instead(long user, Offer offer) {
    int chosen = NONE;
    double first = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < weights.length; cell++) {
      if (weights[cell] > 0 && offer.has(cell)) {
        double time = -StrictMath.log(Draw.OTHER_CELL.uniform(user, numbers[cell])) / weights[cell];
        if (time < first) {
          first = time;
          chosen = cell;
        }
      }
    }
    return chosen;
  }
}
