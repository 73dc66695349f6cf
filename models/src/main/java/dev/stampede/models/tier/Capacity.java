package dev.stampede.models.tier;

import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.Users;
import dev.stampede.models.server.Engine;
import dev.stampede.models.start.Machines;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The capacity of an engine: what is provided, and what faults leave of it, in whole units. */
public final class Capacity implements ActiveFaults.Victim {

  private final Engine engine;
  private final Inside inside;
  private final Runnable changed;
  private final @Nullable Machines machines;
  private int provided;
  private double share = 1;
  private double factor = 1;

  /**
   * What is in the engine, and before it.
   *
   * @param cutAll cuts all calls off
   * @param cut cuts those of some users off
   */
  public record Inside(Runnable cutAll, Consumer<Users> cut) {}

  /**
   * Takes over an engine that has all of what is provided.
   *
   * @param inside cuts calls off
   * @param changed hears that other faults are active than before
   * @param machines those that steps add or restart, where they have to start first; null if they
   *     are there at once
   */
  public Capacity(
      Engine engine, int provided, Inside inside, Runnable changed, @Nullable Machines machines) {
    this.engine = engine;
    this.provided = provided;
    this.inside = inside;
    this.changed = changed;
    this.machines = machines;
    if (machines != null) {
      machines.heardBy(this::resize);
    }
  }

  /** Takes note of what is provided. */
  public void units(int units) {
    int before = wanted();
    provided = units;
    if (machines != null) {
      machines.withdraw(before - wanted()); // more have started already, as their owner says
    }
    resize();
  }

  /**
   * Makes it a number of times what is provided, on top of what it is already.
   *
   * @param by positive
   */
  public void scale(double by) {
    int before = wanted();
    factor *= by;
    if (machines != null) {
      machines.withdraw(before - wanted());
      machines.ask(wanted() - before);
    }
    resize();
  }

  /** Cuts all calls off that are in the engine, and starts again what it consists of. */
  public void restart() {
    if (machines != null && !engine.restartsItself()) {
      machines.restart(wanted());
      resize();
    }
    engine.restart();
  }

  /** Units that there are to be, faults aside. */
  private int wanted() {
    return (int) Math.round(provided * factor);
  }

  @Override
  public void capacity(double newShare) {
    share = newShare;
    resize();
  }

  private void resize() {
    int missing = machines == null ? 0 : machines.missing();
    engine.resize((int) Math.round((provided * factor - missing) * share));
  }

  @Override
  public void cutAll() {
    inside.cutAll.run();
  }

  @Override
  public void cut(Users users) {
    inside.cut.accept(users);
  }

  @Override
  public void slowDown(double factor) {
    engine.slowDown(factor);
  }

  @Override
  public void addTime(AddedTime added) {
    engine.addTime(added);
  }

  @Override
  public void changed() {
    changed.run();
  }
}
