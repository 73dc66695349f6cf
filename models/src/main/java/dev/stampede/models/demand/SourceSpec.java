package dev.stampede.models.demand;

import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.Lift;
import dev.stampede.models.arrival.MeanTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says about who makes the work of a use case. A kind of sources is one such class:
 * it opens the source and knows all that is asked of it before a run.
 */
public interface SourceSpec {

  /** Opens a source, or a shard of it, that has not made any work yet. */
  Source open(Stage stage);

  /** The name of the crowd whose work it is; null if it is nobody's in particular. */
  default @Nullable String crowd() {
    return null;
  }

  /** How much work is to be expected over time, returns aside. */
  DemandCurve expected();

  /**
   * An upper bound of the work that is made in a second, in the mean over many runs and returns
   * aside; infinite where none is known.
   */
  double peakPerSecond();

  /**
   * The lengths of prompts and answers, where the source itself knows them; null if the work has
   * those that its {@link dev.stampede.models.work.RequestSpec} says.
   */
  @Nullable MeanTokens meanTokens();

  /**
   * Mean length of prompts, in tokens; of prompts that go on from one to the next an estimate by
   * their mean growth.
   *
   * @param first mean length of those that go on with nothing
   */
  default double meanPrompt(double first) {
    MeanTokens brought = meanTokens();
    return brought == null ? first : brought.input();
  }

  /** The surges that it names, in which more work is made than else. */
  default List<Lift> lifts() {
    return List.of();
  }

  /** Whether who makes work waits for it before they make more, so that all that is slow costs. */
  default boolean isClosedLoop() {
    return false;
  }

  /** Whether the work are steps of agents, which go on from one to the next. */
  default boolean isOfAgents() {
    return false;
  }

  /**
   * How many of those who wait until there are answers again go on in a second when there are;
   * infinite if all do at once, 0 if none do together.
   */
  default double resumesPerSecond() {
    return 0;
  }

  /**
   * How many seconds after an answer the next call comes at the soonest that begins with the prompt
   * of that one: one in a thousand may come before. Infinite if calls do not go on from others.
   */
  default double soonestSeconds() {
    return Double.POSITIVE_INFINITY;
  }

  /** What an hour of theirs costs that is lost because they wait, in the scenario's currency. */
  default double lostHourCost() {
    return 0;
  }

  /** What those who make the work are, such as {@code developer}; null if that is not said. */
  default @Nullable String role() {
    return null;
  }

  /** Whether work is made at the same times in every replication, because nothing is drawn. */
  default boolean isShared() {
    return false;
  }
}
