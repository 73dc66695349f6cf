package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.check.Require;
import dev.stampede.models.demand.AnyArrivals;
import dev.stampede.models.demand.Arriving;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of agents, which arrive whatever became of earlier ones.
 *
 * @param arriving when sessions do
 * @param turn what is done in each of their turns
 * @param deadlineNanos after which the end of a session is late, positive; {@link
 *     TurnSpec#NO_DEADLINE}
 * @param start those that are there when the run begins; null if there are none
 */
public record AgentsSpec(
    Arriving arriving, TurnSpec turn, long deadlineNanos, @Nullable StartSpec start)
    implements SourceSpec {

  /** Rejects a deadline that is not positive, and a start of sessions that take no time. */
  public AgentsSpec {
    Require.positive("session_deadline", deadlineNanos);
    if (start != null) {
      Objects.requireNonNull(turn.course().middle(start));
    }
  }

  /** Sessions that arrive as a process says. */
  public AgentsSpec(
      ArrivalSpec arrivals, TurnSpec turn, long deadlineNanos, @Nullable StartSpec start) {
    this(new AnyArrivals(arrivals), turn, deadlineNanos, start);
  }

  /**
   * Sessions that are not there when the run begins.
   *
   * @param turns of each
   * @param pause seconds after each turn but the last until the next, as a person takes them
   */
  public AgentsSpec(
      ArrivalSpec arrivals, Count turns, Distribution pause, TurnSpec turn, long deadlineNanos) {
    this(arrivals, turn.with(turn.course().with(turns, pause)), deadlineNanos, null);
  }

  @Override
  public Source open(Stage stage) {
    return new Agents(this, stage);
  }

  @Override
  public @Nullable String crowd() {
    return arriving.crowd();
  }

  /** Calls in a session in which nothing goes wrong, in the mean. */
  public double meanCalls() {
    return turn.course().meanTurns() * turn.meanCalls();
  }

  @Override
  public double meanPrompt(double first) {
    return turn.course().meanPrompt(first, null);
  }

  /** As if all calls of a session came with it. */
  @Override
  public DemandCurve expected() {
    return arriving.expected().times(meanCalls());
  }

  @Override
  public double peakPerSecond() {
    return arriving.peakPerSecond() * meanCalls();
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return turn.course().meanTokens();
  }

  @Override
  public double resumesPerSecond() {
    return turn.resumesPerSecond();
  }

  @Override
  public double soonestSeconds() {
    return turn.course().soonestSeconds();
  }

  @Override
  public boolean isOfAgents() {
    return true;
  }
}
