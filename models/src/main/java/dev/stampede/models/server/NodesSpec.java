package dev.stampede.models.server;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.Mortality;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.work.Status;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Equal nodes behind a balancer, each with a memory that the calls on it take, and that it dies of.
 * A node serves so many calls at a time, each at its own pace; others wait on the node, first come,
 * first served, and take memory as well.
 *
 * @param count of nodes at the start, positive
 * @param service service time in seconds
 * @param places calls that a node serves at a time, positive
 * @param queueLimit calls that may wait on a node, at least 0; {@link EngineSpec#UNBOUNDED} for any
 *     number
 * @param readinessNanos time from one look at the nodes to the next, positive: at each, those that
 *     died since the last one leave the rotation, and those that started join it
 * @param restart seconds that a dead node takes to start, after the queue if there is one
 * @param crashLoop how long it is left dead before
 * @param needed below how many nodes alive and in rotation it is too few, at least 1
 */
public record NodesSpec(
    int count,
    Distribution service,
    int places,
    int queueLimit,
    MemorySpec memory,
    long readinessNanos,
    Distribution restart,
    CrashLoopSpec crashLoop,
    Balancing balancing,
    RefusalsSpec refusals,
    int needed)
    implements EngineSpec {

  /** Rejects numbers out of range. */
  public NodesSpec {
    Require.positive("count", count);
    Require.positive("places", places);
    Require.notNegative("queue_limit", queueLimit);
    Require.positive("every", readinessNanos);
    Require.positive("needed", needed);
  }

  @Override
  public int units() {
    return count;
  }

  @Override
  public int rented() {
    return count;
  }

  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public Discipline discipline() {
    return Discipline.FIFO;
  }

  @Override
  public boolean hasQueue() {
    return queueLimit > 0;
  }

  /** Calls that a node serves at a time and survives, if none has a token. */
  int servedAtOnce() {
    return (int) Math.min(places, memory.survivedCalls());
  }

  @Override
  public double capacity() {
    return (double) count * servedAtOnce();
  }

  @Override
  public double room() {
    return count * EngineSpec.room(places, queueLimit);
  }

  @Override
  public boolean isUnlimited() {
    return false;
  }

  @Override
  public Mortality mortality() {
    return new Mortality(count, EngineSpec.room(places, queueLimit), memory);
  }

  @Override
  public Set<Status> ends() {
    Set<Status> ends = EnumSet.noneOf(Status.class);
    if (queueLimit != UNBOUNDED) {
      ends.add(Status.OVERLOADED);
    }
    if (!mortality().isImmortal() && refusals.death() == RefusalsSpec.CUT) {
      ends.add(Status.CUT);
    }
    return ends;
  }

  @Override
  public Set<Integer> errors() {
    return mortality().isImmortal()
        ? Set.of()
        : Stream.of(refusals.death(), refusals.unreachable(), refusals.noneLeft())
            .filter(status -> status != RefusalsSpec.CUT)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean takesMarket() {
    return false;
  }

  @Override
  public Distribution startSeconds() {
    return restart;
  }

  /** Lengths cost memory, not time. */
  @Override
  public boolean looksAtPrompts() {
    return false;
  }

  @Override
  public boolean looksAtAnswers() {
    return false;
  }

  @Override
  public double meanSeconds(Shape shape) {
    return service.mean();
  }

  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    return service.quantile(u);
  }

  @Override
  public Engine open(EngineSite site) {
    return new Nodes(this, site);
  }
}
