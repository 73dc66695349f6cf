package dev.stampede.models.api;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Status;
import java.util.Set;

/**
 * A hosted API of which nobody outside knows how many calls it serves at a time: its quota alone
 * limits what comes to it, and whatever that lets in is served at once.
 *
 * @param firstToken seconds from the start of service to the first token
 * @param tokensPerSecond speed of the stream of one call
 */
public record ApiSpec(Distribution firstToken, Distribution tokensPerSecond) implements EngineSpec {

  /** More than any quota lets in: a thousand million calls at a time. */
  private static final int PLACES = 1_000_000_000;

  private TokensSpec served() {
    return new TokensSpec(PLACES, firstToken, tokensPerSecond, UNBOUNDED, Discipline.FIFO);
  }

  @Override
  public int units() {
    return PLACES;
  }

  @Override
  public double capacity() {
    return PLACES;
  }

  /** Whoever runs it pays for its machines. */
  @Override
  public int rented() {
    return 1;
  }

  @Override
  public boolean isKnownByQuota() {
    return true;
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public Discipline discipline() {
    return Discipline.FIFO;
  }

  @Override
  public boolean hasQueue() {
    return false;
  }

  @Override
  public double room() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean isUnlimited() {
    return true;
  }

  @Override
  public Set<Status> ends() {
    return Set.of();
  }

  @Override
  public boolean takesMarket() {
    return false;
  }

  @Override
  public boolean looksAtPrompts() {
    return false;
  }

  @Override
  public boolean looksAtAnswers() {
    return true;
  }

  @Override
  public double meanSeconds(Shape shape) {
    return served().meanSeconds(shape);
  }

  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    return served().idleSeconds(shape, u, v);
  }

  @Override
  public Engine open(EngineSite site) {
    return served().open(site);
  }
}
