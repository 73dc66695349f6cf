package dev.stampede.models.server;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.nodes.Mortality;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.start.StartsSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scenario says about a provider's capacity, and what that comes to. */
public interface EngineSpec {

  /** No bound on a queue. */
  int UNBOUNDED = Integer.MAX_VALUE;

  /** Builds the engine, where calls come to it and perhaps a market's, too. */
  Engine open(EngineSite site);

  /** The units of its capacity at the start: servers, calls at a time, or equal parts of it. */
  int units();

  /** Whether its capacity changes at times that are known beforehand. */
  default boolean followsTheClock() {
    return false;
  }

  /** The machines or people that are paid by the hour, each of them, at the start. */
  int rented();

  /**
   * Returns the time that is paid of them all, in nanoseconds, where no autoscaler follows the
   * load.
   *
   * @param load up to the end of the run
   * @param countedNanos the part of the run that counts
   */
  default double rentedNanos(Load load, long countedNanos) {
    return (double) rented() * countedNanos;
  }

  /** The units of its capacity that each of those machines has, at least 1. */
  default int unitsOfMachine() {
    return Math.max(1, units() / Math.max(1, rented()));
  }

  /** Seconds of the service of one call that it does in a second, at the start. */
  double capacity();

  /**
   * Returns the most that {@link #capacity} can be at a time, where its units follow a timetable.
   */
  default double mostCapacity(long nanos) {
    return capacity();
  }

  /** When its units change by timetable; none if they do not. */
  default List<Long> changesNanos() {
    return List.of();
  }

  /** Whether answers come as a stream of tokens. */
  boolean streams();

  /** How its queue is worked off, if it has one. */
  Discipline discipline();

  /** Whether calls can wait in it; where all inside are served at once, none does. */
  boolean hasQueue();

  /** Calls that can be inside, served or waiting, at the start; infinite for any number. */
  double room();

  /** Whether it takes whatever comes, and keeps it until it is served. */
  boolean isUnlimited();

  /**
   * Whether nothing is known of what limits it but the quota of the provider: then it has no
   * capacity that could be scaled or taken away.
   */
  default boolean isKnownByQuota() {
    return false;
  }

  /**
   * The statuses without an answer that it can give calls back with, as long as nothing cuts them
   * off and nobody else's limit on waits ends them: OVERLOADED where it refuses or drops calls,
   * GAVE_UP where calls have a patience of their own.
   */
  Set<Status> ends();

  /**
   * The HTTP statuses of the errors that it can give calls back with, beside those that {@link
   * #ends} stands for.
   */
  default Set<Integer> errors() {
    return Set.of();
  }

  /** The names of the cells that it consists of; none if it is one. */
  default List<String> cells() {
    return List.of();
  }

  /** What its nodes die of; null if it has none that can die. */
  default @Nullable Mortality mortality() {
    return null;
  }

  /** The queue that its machines pass before they start; null if there is none. */
  default @Nullable StartsSpec starts() {
    return null;
  }

  /** The seconds that one of its machines takes to start; null if it does not say. */
  default @Nullable Distribution startSeconds() {
    return null;
  }

  /**
   * True if others can share it with our calls: what is served first come, first served or by
   * priority by servers whose number does not follow the line, or all alike, or in the batches of
   * one pool.
   */
  boolean takesMarket();

  /**
   * True if a market can pass it on its way to another engine, as {@link EngineSite#crowd} says:
   * servers whose number does not follow the line, first come, first served.
   */
  default boolean takesCrowd() {
    return false;
  }

  /** Whether the length of a prompt makes a difference to it. */
  boolean looksAtPrompts();

  /** Whether the length of an answer makes a difference to it. */
  boolean looksAtAnswers();

  /**
   * Returns the mean seconds of {@link #capacity} that calls take, when it has as much to do as it
   * can.
   *
   * @param shape their mean lengths
   */
  double meanSeconds(Shape shape);

  /**
   * Returns the seconds that a call takes which is alone in it, for equally likely values of
   * chance.
   *
   * @param u in (0, 1), where something of it is drawn
   * @param v in (0, 1), where something else is
   */
  double idleSeconds(Shape shape, double u, double v);

  /**
   * Lengths of a call, in tokens.
   *
   * @param promptTokens of the prompt, at least 0
   * @param computedTokens those that no prefix cache holds, from 0 to all
   * @param outputTokens of the answer, at least 1
   */
  record Shape(double promptTokens, double computedTokens, double outputTokens) {}

  /** The room of so many places and a queue. */
  static double room(int places, int queueLimit) {
    return queueLimit == UNBOUNDED ? Double.POSITIVE_INFINITY : (double) places + queueLimit;
  }
}
