package dev.stampede.models.provider;

/** The capacity of an engine: what is provided, and what faults leave of it, in whole units. */
final class Capacity implements ActiveFaults.Victim {

  private final Engine engine;
  private int provided;
  private double share = 1;

  /** Takes over an engine that has all of what is provided. */
  Capacity(Engine engine, int provided) {
    this.engine = engine;
    this.provided = provided;
  }

  /** Takes note of what is provided. */
  void units(int units) {
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
    engine.cutAll();
  }

  @Override
  public void slowDown(double factor) {
    engine.slowDown(factor);
  }
}
