package dev.stampede.models.demand.agent;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.check.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sessions that were recorded, round by round: a round is a call of the main agent, and the time
 * until the next. They never change, so all replications share them; a round takes 20 bytes.
 */
public final class Recordings {

  /** No time is too long for a tool: each session is one turn. */
  public static final long NO_PAUSE = Long.MAX_VALUE;

  private final Rounds rounds;

  /** Of each turn, those of a session next to each other: its first round, and how many it has. */
  private final int[] firstRounds;

  private final int[] lengths;

  /** Of each session its first turn, and where the last one's turns end. */
  private final int[] firstTurns;

  /** Rounds in the order in which they were read. */
  private static final class Rounds {
    private int[] prompts = new int[16];
    private int[] prefixes = new int[16];
    private int[] outputs = new int[16];
    private long[] waits = new long[16];
    private int size;

    private void add(int prompt, int prefix, int output, long waitNanos) {
      if (size == prompts.length) {
        grow((int) Math.min(Builder.MOST_ROUNDS, size + size / 2L));
      }
      prompts[size] = prompt;
      prefixes[size] = prefix;
      outputs[size] = output;
      waits[size] = waitNanos;
      size++;
    }

    private void grow(int to) {
      prompts = Arrays.copyOf(prompts, to);
      prefixes = Arrays.copyOf(prefixes, to);
      outputs = Arrays.copyOf(outputs, to);
      waits = Arrays.copyOf(waits, to);
    }
  }

  /** Takes recordings in. */
  public static final class Builder {

    /** More rounds are not taken. */
    public static final int MOST_ROUNDS = 50_000_000;

    private final Rounds rounds = new Rounds();
    private int[] ends = new int[16];
    private int sessions;

    /** Creates one without sessions. */
    public Builder() {}

    /** How many rounds there are. */
    public int rounds() {
      return rounds.size;
    }

    /**
     * Adds a round to the session at hand.
     *
     * @param prompt tokens of the whole prompt, positive
     * @param prefix of these, those that an earlier prompt began with, 0 to {@code prompt}
     * @param output tokens of the answer, positive
     * @param waitNanos from the answer until the next round, not negative; after the last round of
     *     a session it means nothing
     */
    public void round(int prompt, int prefix, int output, long waitNanos) {
      Require.positive("prompt", prompt);
      Require.that(prefix >= 0 && prefix <= prompt, "prefix", prefix, "lie within the prompt");
      Require.positive("output", output);
      Require.notNegative("wait", waitNanos);
      Require.that(rounds.size < MOST_ROUNDS, "rounds", rounds.size + 1, "not be so many");
      rounds.add(prompt, prefix, output, waitNanos);
    }

    /** The session at hand, which must have a round, is over. */
    public void endSession() {
      Require.that(rounds.size > (sessions == 0 ? 0 : ends[sessions - 1]), "rounds", 0, "be some");
      ends = sessions == ends.length ? Arrays.copyOf(ends, 2 * sessions) : ends;
      ends[sessions++] = rounds.size;
    }

    /**
     * Returns the recordings.
     *
     * @param pauseAboveNanos what takes longer than this is not a tool, but a person's pause, after
     *     which a new turn begins; {@link #NO_PAUSE}
     * @param order the numbers of the sessions as they are to follow each other
     */
    public Recordings build(long pauseAboveNanos, int[] order) {
      Require.positive("sessions", sessions);
      rounds.grow(rounds.size);
      return new Recordings(this, pauseAboveNanos, order);
    }

    /** Returns the recordings in the order in which they were read. */
    public Recordings build(long pauseAboveNanos) {
      int[] order = new int[sessions];
      Arrays.setAll(order, i -> i);
      return build(pauseAboveNanos, order);
    }
  }

  private Recordings(Builder from, long pauseAboveNanos, int[] order) {
    this.rounds = from.rounds;
    this.firstTurns = new int[order.length + 1];
    int turns = 0;
    for (int i = 0; i < order.length; i++) {
      int first = order[i] == 0 ? 0 : from.ends[order[i] - 1];
      int end = from.ends[order[i]];
      firstTurns[i] = turns++;
      for (int round = first; round < end - 1; round++) {
        turns += rounds.waits[round] > pauseAboveNanos ? 1 : 0;
      }
    }
    firstTurns[order.length] = turns;
    this.firstRounds = new int[turns];
    this.lengths = new int[turns];
    int turn = 0;
    for (int session : order) {
      int begin = session == 0 ? 0 : from.ends[session - 1];
      int end = from.ends[session];
      for (int round = begin; round < end; round++) {
        if (round == end - 1 || rounds.waits[round] > pauseAboveNanos) {
          firstRounds[turn] = begin;
          lengths[turn] = round + 1 - begin;
          begin = round + 1;
          turn++;
        }
      }
    }
  }

  /** How many sessions there are. */
  public int sessions() {
    return firstTurns.length - 1;
  }

  /** How many turns there are, of all sessions. */
  public int turns() {
    return firstRounds.length;
  }

  /** How many rounds there are, of all sessions. */
  public int rounds() {
    return rounds.size;
  }

  /** Returns how many turns a session has. */
  int turnsOf(int session) {
    return firstTurns[session + 1] - firstTurns[session];
  }

  /** Returns the number of a session's first turn among all. */
  int firstTurnOf(int session) {
    return firstTurns[session];
  }

  /** Returns how many rounds a turn has. */
  int length(int turn) {
    return lengths[turn];
  }

  int prompt(int turn, int step) {
    return rounds.prompts[firstRounds[turn] + step];
  }

  int prefix(int turn, int step) {
    return rounds.prefixes[firstRounds[turn] + step];
  }

  int output(int turn, int step) {
    return rounds.outputs[firstRounds[turn] + step];
  }

  long waitNanos(int turn, int step) {
    return rounds.waits[firstRounds[turn] + step];
  }

  /** Mean seconds between the first and the last round of a turn, calls aside. */
  double meanToolSeconds() {
    double nanos = 0;
    for (int turn = 0; turn < turns(); turn++) {
      for (int step = 0; step < length(turn) - 1; step++) {
        nanos += (double) waitNanos(turn, step);
      }
    }
    return Seconds.of(nanos) / turns();
  }

  /**
   * Returns the time from an answer to the next call of its session that goes on with it, in
   * seconds, that a share of all are shorter than; infinite if there is none.
   */
  double soonestSeconds(double share) {
    long[] gaps =
        IntStream.range(0, sessions())
            .flatMap(session -> IntStream.range(firstRound(session), firstRound(session + 1) - 1))
            .filter(round -> rounds.prefixes[round + 1] > 0)
            .mapToLong(round -> rounds.waits[round])
            .sorted()
            .toArray();
    return gaps.length == 0
        ? Double.POSITIVE_INFINITY
        : Seconds.of(gaps[(int) (share * gaps.length)]);
  }

  private int firstRound(int session) {
    int turn = firstTurns[session];
    return turn == firstRounds.length ? rounds.size : firstRounds[turn];
  }

  /** Mean length of all prompts. */
  double meanPrompt() {
    return Arrays.stream(rounds.prompts).average().orElse(0);
  }

  /** Mean length of all answers. */
  double meanOutput() {
    return Arrays.stream(rounds.outputs).average().orElse(0);
  }
}
