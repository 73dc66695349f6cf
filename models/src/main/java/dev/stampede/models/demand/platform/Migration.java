package dev.stampede.models.demand.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * All that moves between platforms in one run, as a state that time passes over. What is planned it
 * turns on and off by itself; what the run tells it must be told.
 *
 * <p>Users are many, and what chance does to each of them is left out: its share in the whole is
 * one over the root of their number. So it costs the same whatever that is.
 */
final class Migration {

  private final Census census;
  private final List<Movement> movements = new ArrayList<>();
  private final List<List<Stretch>> planned;

  /** For each movement, how many of its planned beginnings and ends are over. */
  private final int[] turns;

  private long now;

  Migration(PlatformsSpec spec, FaultTimes faults) {
    this.census = new Census(spec);
    this.planned =
        spec.migrations().stream().map(migration -> migration.on().stretches(faults)).toList();
    this.turns = new int[planned.size()];
    spec.migrations().forEach(each -> movements.add(new Movement(each, spec, census)));
    for (Movement one : movements) {
      movements.stream().filter(other -> other != one).forEach(one::meet);
    }
  }

  Census census() {
    return census;
  }

  /** Goes on to a time, not before the latest. */
  void advance(long untilNanos) {
    while (true) {
      long next = untilNanos;
      for (int i = 0; i < turns.length; i++) {
        next = Math.min(next, nextTurn(i));
      }
      pass(next);
      boolean turned = false;
      for (int i = 0; i < turns.length; i++) {
        while (nextTurn(i) <= now) {
          movements.get(i).turn(turns[i]++ % 2 == 0, now);
          turned = true;
        }
      }
      if (!turned) {
        return;
      }
    }
  }

  private void pass(long untilNanos) {
    if (untilNanos > now) {
      for (int i = 0; i < movements.size(); i++) {
        movements.get(i).pass(now, untilNanos);
      }
      now = untilNanos;
    }
  }

  private long nextTurn(int movement) {
    List<Stretch> stretches = planned.get(movement);
    int turn = turns[movement];
    if (turn / 2 >= stretches.size()) {
      return Long.MAX_VALUE;
    }
    Stretch stretch = stretches.get(turn / 2);
    return turn % 2 == 0 ? stretch.fromNanos() : stretch.untilNanos();
  }

  /** Takes note of what the run tells: the trigger of a movement lasts now, or does not. */
  void turn(int movement, boolean on) {
    movements.get(movement).turn(on, now);
  }

  boolean isActive(int movement) {
    return movements.get(movement).isActive();
  }
}
