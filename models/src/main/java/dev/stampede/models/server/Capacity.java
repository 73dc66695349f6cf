package dev.stampede.models.server;

import dev.stampede.models.fault.ActiveFaults;

/** The capacity of an engine: what is provided, and what faults leave of it, in whole units. */
public final class Capacity implements ActiveFaults.Victim {

  private final Engine engine;
  private final Runnable cutAll;
  private final Runnable changed;
  private int provided;
  private double share = 1;

  /**
   * Takes over an engine that has all of what is provided.
   *
   * @param cutAll cuts off what is in the engine, and before it
   * @param changed hears that other faults are active than before
   */
  public Capacity(Engine engine, int provided, Runnable cutAll, Runnable changed) {
    this.engine = engine;
    this.provided = provided;
    this.cutAll = cutAll;
    this.changed = changed;
  }

  /** Takes note of what is provided. */
  public void units(int units) {
    provided = units;
    resize();
  }

  @Override
  public void capacity(double newShare) {
    share = newShare;
    resize();
  }

  private void resize() {
    engine.resize((int) Math.round(provided * share));
  }

  @Override
  public void cutAll() {
    cutAll.run();
  }

  @Override
  public void slowDown(double factor) {
    engine.slowDown(factor);
  }

  @Override
  public void changed() {
    changed.run();
  }
}
