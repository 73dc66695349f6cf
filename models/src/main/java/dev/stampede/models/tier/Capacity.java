package dev.stampede.models.tier;

import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.Users;
import dev.stampede.models.server.Engine;
import java.util.function.Consumer;

/** The capacity of an engine: what is provided, and what faults leave of it, in whole units. */
public final class Capacity implements ActiveFaults.Victim {

  private final Engine engine;
  private final Inside inside;
  private final Runnable changed;
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
   */
  public Capacity(Engine engine, int provided, Inside inside, Runnable changed) {
    this.engine = engine;
    this.provided = provided;
    this.inside = inside;
    this.changed = changed;
  }

  /** Takes note of what is provided. */
  public void units(int units) {
    provided = units;
    resize();
  }

  /**
   * Makes it a number of times what is provided, on top of what it is already.
   *
   * @param by positive
   */
  public void scale(double by) {
    factor *= by;
    resize();
  }

  @Override
  public void capacity(double newShare) {
    share = newShare;
    resize();
  }

  private void resize() {
    engine.resize((int) Math.round(provided * factor * share));
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
