package dev.stampede.experiments.demand;

import java.util.Arrays;

/**
 * The requests of a trace as columns of numbers, in the order of their times. Nothing in it names
 * anybody: a client is a number that is given in the order of first appearance. A row takes 20
 * bytes, and while it grows up to half as many more.
 */
public final class RecordedRequests {

  /** In place of a length or a client that a row does not have. */
  public static final int UNKNOWN = -1;

  private static final int FIRST_CAPACITY = 1 << 12;

  private long[] nanos = new long[FIRST_CAPACITY];
  private int[] input = new int[FIRST_CAPACITY];
  private int[] output = new int[FIRST_CAPACITY];
  private int[] client = new int[FIRST_CAPACITY];
  private int rows;

  /**
   * Adds a row.
   *
   * @param at nanoseconds from any moment, not before that of the last row
   * @param inputTokens of the prompt, or {@link #UNKNOWN}
   * @param outputTokens of the answer, or {@link #UNKNOWN}
   * @param clientNumber not negative, or {@link #UNKNOWN}
   * @throws IllegalArgumentException if the row is earlier than the last one
   */
  public void add(long at, int inputTokens, int outputTokens, int clientNumber) {
    if (rows > 0 && at < nanos[rows - 1]) {
      throw new IllegalArgumentException("row %d is earlier than the one before".formatted(rows));
    }
    if (rows == nanos.length) {
      int capacity = rows + (rows >> 1);
      nanos = Arrays.copyOf(nanos, capacity);
      input = Arrays.copyOf(input, capacity);
      output = Arrays.copyOf(output, capacity);
      client = Arrays.copyOf(client, capacity);
    }
    nanos[rows] = at;
    input[rows] = inputTokens;
    output[rows] = outputTokens;
    client[rows] = clientNumber;
    rows++;
  }

  /** How many requests there are. */
  public int rows() {
    return rows;
  }

  /** Time of a row, in nanoseconds from whatever moment the rows were added with. */
  public long nanos(int row) {
    return nanos[row];
  }

  /** Time of a row from the first one, in seconds. */
  public double seconds(int row) {
    return (nanos[row] - nanos[0]) / 1e9;
  }

  /** Seconds from the first row to the last. */
  public double spanSeconds() {
    return rows == 0 ? 0 : seconds(rows - 1);
  }

  /** The client of a row; {@link #UNKNOWN} if it has none. */
  public int client(int row) {
    return client[row];
  }

  /** Tokens in a row's prompt; {@link #UNKNOWN} if it does not say. */
  public int inputTokens(int row) {
    return input[row];
  }

  /** Tokens in a row's answer; {@link #UNKNOWN} if it does not say. */
  public int outputTokens(int row) {
    return output[row];
  }

  /** Returns the prompts that rows tell of, in the order of their lengths. */
  public int[] sortedInputs() {
    return sorted(input);
  }

  /** Returns the answers that rows tell of, in the order of their lengths. */
  public int[] sortedOutputs() {
    return sorted(output);
  }

  private int[] sorted(int[] column) {
    int[] known = new int[rows];
    int n = 0;
    for (int i = 0; i < rows; i++) {
      if (column[i] >= 0) {
        known[n++] = column[i];
      }
    }
    known = n == rows ? known : Arrays.copyOf(known, n);
    Arrays.sort(known);
    return known;
  }
}
