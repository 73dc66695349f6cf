package dev.stampede.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares groups of processes out to partitions so that the largest share is small: the heaviest
 * first, each to the partition that has least so far (R. L. Graham, "Bounds on multiprocessing
 * timing anomalies", SIAM Journal on Applied Mathematics 17(2), 1969).
 *
 * <p>Light groups are first put together to pieces, in the order of their processes: those were
 * made one after the other, so their data lie side by side, better in one core's cache than between
 * two.
 */
final class Packing {

  /** Shares then differ by about a thirtieth, less than the load does from time to time. */
  private static final int PIECES_PER_PARTITION = 32;

  private static final Comparator<Piece> ASKED_THEN_HEAVIEST_FIRST =
      Comparator.<Piece>comparingInt(piece -> piece.asked == Groups.ANY ? 1 : 0)
          .thenComparing(Comparator.<Piece>comparingLong(piece -> piece.weight).reversed());

  /** Groups that are placed at once, by the processes that stand for them. */
  private static final class Piece {
    private final int asked;
    private final List<Integer> groups = new ArrayList<>();
    private long weight;

    Piece(int asked) {
      this.asked = asked;
    }

    void add(int group, long groupWeight) {
      groups.add(group);
      weight += groupWeight;
    }
  }

  private Packing() {}

  /** Returns the partition of each process; those in use are numbered from 0 without a gap. */
  static int[] pack(Groups groups, Load load, int partitions) {
    int[] partitionOf = new int[groups.processes()];
    long[] shares = new long[partitions];
    for (Piece piece : pieces(groups, load, partitions)) {
      int partition = piece.asked == Groups.ANY ? least(shares) : piece.asked;
      shares[partition] += piece.weight;
      for (int group : piece.groups) {
        partitionOf[group] = partition;
      }
    }
    int[] numbers = new int[partitions];
    int used = 0;
    for (int partition = 0; partition < partitions; partition++) {
      numbers[partition] = used;
      used += shares[partition] > 0 ? 1 : 0;
    }
    for (int process = 0; process < partitionOf.length; process++) {
      int group = groups.find(process);
      partitionOf[process] = group == process ? numbers[partitionOf[group]] : partitionOf[group];
    }
    return partitionOf;
  }

  private static List<Piece> pieces(Groups groups, Load load, int partitions) {
    long[] weights = new long[groups.processes()];
    for (int process = 0; process < weights.length; process++) {
      weights[groups.find(process)] += load.of(process);
    }
    long limit = load.events() / ((long) partitions * PIECES_PER_PARTITION);
    List<Piece> pieces = new ArrayList<>();
    Piece open = new Piece(Groups.ANY);
    pieces.add(open);
    for (int group = 0; group < weights.length; group++) {
      int asked = groups.partition(group);
      if (groups.find(group) == group) {
        if (asked != Groups.ANY) {
          Piece own = new Piece(asked);
          own.add(group, weights[group]);
          pieces.add(own);
        } else {
          if (open.weight > 0 && open.weight + weights[group] > limit) {
            open = new Piece(Groups.ANY);
            pieces.add(open);
          }
          open.add(group, weights[group]);
        }
      }
    }
    pieces.sort(ASKED_THEN_HEAVIEST_FIRST);
    return pieces;
  }

  private static int least(long[] shares) {
    int least = 0;
    for (int partition = 1; partition < shares.length; partition++) {
      if (shares[partition] < shares[least]) {
        least = partition;
      }
    }
    return least;
  }
}
