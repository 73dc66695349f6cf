package dev.stampede.models.resilience.limit;

import dev.stampede.models.check.Require;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.AdmissionPolicySpec;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the calls inside, fixed or adaptive, with a room to wait in or with shares for classes
 * of work; not with both, since who waits longest and who matters most are different questions.
 *
 * @param signal what an adaptive limit takes for the time of a call
 * @param dropped what tells an adaptive limit of overload
 * @param ignored what an adaptive limit does not hear of
 * @param room where to wait; null to be refused at once
 * @param shares what the classes may use; null if all may use everything
 */
public record LimiterSpec(
    LimitSpec limit,
    Signal signal,
    Outcomes dropped,
    Outcomes ignored,
    @Nullable Room room,
    @Nullable ShareSpec shares)
    implements AdmissionPolicySpec {

  /** What is measured of a call. */
  public enum Signal {
    /** From its start to its end. */
    COMPLETION,
    /** From its start to its first token, if it has one; else to its end. */
    FIRST_TOKEN
  }

  /**
   * A room to wait in.
   *
   * @param places how many may wait, positive
   * @param waitNanos how long one waits before it is refused, positive
   */
  public record Room(int places, long waitNanos, Discipline discipline) {

    /** Rejects numbers that are not positive. */
    public Room {
      Require.positive("max_queue", places);
      Require.positive("max_wait", waitNanos);
    }
  }

  /** Rejects a room together with shares. */
  public LimiterSpec {
    Require.that(room == null || shares == null, "max_wait", "given", "not come with shares");
  }

  /**
   * True if an adaptive limit does not hear of a call. Of a call that is both dropped and ignored
   * it does not, unless only the first is said of its code.
   */
  boolean ignores(Answer answer) {
    return ignored.includes(answer)
        && (!dropped.names(answer.httpStatus) || ignored.names(answer.httpStatus));
  }

  /** A fixed limit. */
  public static LimiterSpec fixed(int calls, @Nullable Room room, @Nullable ShareSpec shares) {
    LimitSpec limit = new LimitSpec.Fixed(calls);
    return new LimiterSpec(limit, Signal.COMPLETION, Outcomes.NONE, Outcomes.NONE, room, shares);
  }

  @Override
  public String kind() {
    return shares != null ? "shed" : limit.kind();
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new LimiterLayer(this, site.random()::nextUniform, next);
  }

  @Override
  public Set<End> ends() {
    return Set.of(End.of(shares == null ? Status.LIMIT_REACHED : Status.SHED));
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return longestWait() < LongestTime.FOREVER
        ? inside.times(1, longestWait())
        : inside.plus(LongestTime.none("nothing ends the wait for a place"));
  }

  @Override
  public double longestWait() {
    return room == null ? 0 : room.waitNanos() / 1e9;
  }

  @Override
  public double mostAtOnce() {
    return limit.mostAtOnce();
  }
}
