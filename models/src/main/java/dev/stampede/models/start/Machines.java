package dev.stampede.models.start;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.queue.LinkedQueue;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The machines of a capacity that operators' steps have asked for and that do not serve yet. Where
 * there are too many, the latest go first.
 */
public final class Machines {

  private final StartQueue queue;
  private final RandomStream chance;
  private final int unitsOfEach;
  private final LinkedQueue<Machine> starting = new LinkedQueue<>();
  private final ArrayDeque<Machine> unused = new ArrayDeque<>();
  private Runnable changed = () -> {};
  private int missing;

  private Machines(StartQueue queue, int unitsOfEach) {
    this.queue = queue;
    this.chance = queue.random("boots");
    this.unitsOfEach = unitsOfEach;
  }

  /**
   * Returns those of a capacity, none of which are missing.
   *
   * @param queue that they pass; null if they are there at once, and so is the result
   * @param unitsOfEach of the capacity that a machine has, positive
   */
  public static @Nullable Machines of(@Nullable StartQueue queue, int unitsOfEach) {
    return queue == null ? null : new Machines(queue, unitsOfEach);
  }

  private final class Machine extends LinkedQueue.Node<Machine> {
    final Start start = queue.start(this::serves);
    int units;

    void serves() {
      missing -= units;
      gone(this);
      changed.run();
    }
  }

  private void gone(Machine machine) {
    starting.remove(machine);
    unused.push(machine);
  }

  /** From now on somebody hears whenever one serves. */
  public void heardBy(Runnable listener) {
    changed = listener;
  }

  /** Units of the capacity that are still starting. */
  public int missing() {
    return missing;
  }

  /** There are to be so many units more; of a machine that would have too many, only a part. */
  public void ask(int units) {
    for (int left = units; left > 0; left -= unitsOfEach) {
      Machine machine = unused.isEmpty() ? new Machine() : unused.pop();
      machine.units = Math.min(left, unitsOfEach);
      missing += machine.units;
      starting.add(machine);
      machine.start.begin(0, queue.bootNanos(chance.nextUniform()));
    }
  }

  /** There are to be so many units less; what serves is not taken. */
  public void withdraw(int units) {
    int left = units;
    for (Machine last = starting.last(); left > 0 && last != null; last = starting.last()) {
      int taken = Math.min(left, last.units);
      left -= taken;
      missing -= taken;
      last.units -= taken;
      if (last.units == 0) {
        last.start.withdraw();
        gone(last);
      }
    }
  }

  /** All of so many units start, those that are starting already anew. */
  public void restart(int units) {
    withdraw(missing);
    ask(units);
  }
}
