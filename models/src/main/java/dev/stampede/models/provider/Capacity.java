package dev.stampede.models.provider;

/** The capacity of an engine: what is provided, and what faults leave of it, in whole units. */
final class Capacity implements ActiveFaults.Victim {

  private final Engine engine;
  private final Runnable cutAll;
  private int provided;
  private double share = 1;

  /**
   * Takes over an engine that has all of what is provided.
   *
   * @param cutAll cuts off what is in the engine, and before it
   */
  Capacity(Engine engine, int provided, Runnable cutAll) {
    this.engine = engine;
    this.provided = provided;
    this.cutAll = cutAll;
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
    cutAll.run();
  }

  @Override
  public void slowDown(double factor) {
    engine.slowDown(factor);
  }
}
