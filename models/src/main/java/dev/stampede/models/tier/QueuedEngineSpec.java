package dev.stampede.models.tier;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.nodes.Mortality;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.Load;
import dev.stampede.models.start.StartsSpec;
import dev.stampede.models.work.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An engine whose machines pass a queue before they start. */
public record QueuedEngineSpec(EngineSpec engine, StartsSpec starts) implements EngineSpec {

  @Override
  public Engine open(EngineSite site) {
    return engine.open(site);
  }

  @Override
  public int units() {
    return engine.units();
  }

  @Override
  public int rented() {
    return engine.rented();
  }

  @Override
  public double rentedNanos(Load load, long countedNanos) {
    return engine.rentedNanos(load, countedNanos);
  }

  @Override
  public double capacity() {
    return engine.capacity();
  }

  @Override
  public boolean streams() {
    return engine.streams();
  }

  @Override
  public Discipline discipline() {
    return engine.discipline();
  }

  @Override
  public boolean hasQueue() {
    return engine.hasQueue();
  }

  @Override
  public double room() {
    return engine.room();
  }

  @Override
  public boolean isUnlimited() {
    return engine.isUnlimited();
  }

  @Override
  public Set<Status> ends() {
    return engine.ends();
  }

  @Override
  public Set<Integer> errors() {
    return engine.errors();
  }

  @Override
  public @Nullable Mortality mortality() {
    return engine.mortality();
  }

  @Override
  public @Nullable Distribution startSeconds() {
    return engine.startSeconds();
  }

  @Override
  public boolean takesMarket() {
    return engine.takesMarket();
  }

  @Override
  public boolean takesCrowd() {
    return engine.takesCrowd();
  }

  @Override
  public boolean looksAtPrompts() {
    return engine.looksAtPrompts();
  }

  @Override
  public boolean looksAtAnswers() {
    return engine.looksAtAnswers();
  }

  @Override
  public double meanSeconds(Shape shape) {
    return engine.meanSeconds(shape);
  }

  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    return engine.idleSeconds(shape, u, v);
  }
}
