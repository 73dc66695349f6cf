package dev.stampede.models.server;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.work.Status;
import java.util.Set;

/**
 * A model as its clients see it: a time to the first token, then a steady stream.
 *
 * @param concurrency calls served at a time, positive
 * @param firstToken seconds from the start of service to the first token
 * @param tokensPerSecond speed of the stream of one call
 * @param queueLimit calls that may wait, at least 0; {@link EngineSpec#UNBOUNDED} for any number
 * @param slowdown how it slows down as it fills
 */
public record TokensSpec(
    int concurrency,
    Distribution firstToken,
    Distribution tokensPerSecond,
    int queueLimit,
    Discipline discipline,
    SlowdownSpec slowdown)
    implements EngineSpec {

  /** Rejects a concurrency that is not positive and a negative queue. */
  public TokensSpec {
    Require.positive("concurrency", concurrency);
    Require.notNegative("queue_limit", queueLimit);
  }

  /** As fast however full it is. */
  public TokensSpec(
      int concurrency,
      Distribution firstToken,
      Distribution tokensPerSecond,
      int queueLimit,
      Discipline discipline) {
    this(concurrency, firstToken, tokensPerSecond, queueLimit, discipline, SlowdownSpec.NONE);
  }

  @Override
  public int units() {
    return concurrency;
  }

  /** It is one machine, whatever it does at a time. */
  @Override
  public int rented() {
    return 1;
  }

  @Override
  public boolean takesMarket() {
    return slowdown.equals(SlowdownSpec.NONE) && discipline.isPlain();
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public boolean hasQueue() {
    return true;
  }

  @Override
  public double capacity() {
    return concurrency;
  }

  @Override
  public double room() {
    return EngineSpec.room(concurrency, queueLimit);
  }

  @Override
  public boolean isUnlimited() {
    return queueLimit == UNBOUNDED;
  }

  @Override
  public Set<Status> ends() {
    boolean refuses = queueLimit != UNBOUNDED || discipline.control() != null;
    return refuses ? Set.of(Status.OVERLOADED) : Set.of();
  }

  @Override
  public double meanSeconds(Shape shape) {
    double speed = tokensPerSecond.mean() * slowdown.speed();
    return firstToken.mean() * slowdown.firstToken() + (shape.outputTokens() - 1) / speed;
  }

  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    return firstToken.quantile(u) + (shape.outputTokens() - 1) / tokensPerSecond.quantile(v);
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
  public Engine open(EngineSite site) {
    Service law = new Service.OfTokens(firstToken, tokensPerSecond, slowdown);
    QueueSpec queue = new QueueSpec(queueLimit, discipline, null, site.longestWaitNanos());
    return site.pool(law, concurrency, queue, null);
  }
}
