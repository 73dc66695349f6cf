package dev.stampede.models.demand.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sets users in motion, for as long as it lasts; a kind of triggers is one such class. */
public interface TriggerSpec {

  /** The name of its kind in scenarios and reports. */
  String kind();

  /**
   * Returns the stretches of a run in which it lasts, apart and in their order; none of what only
   * the run itself can tell.
   *
   * @param faults what goes wrong in the run, as far as it is known
   */
  List<Stretch> stretches(FaultTimes faults);

  /** Returns when it lasts, if it happens outside of all that is simulated; nothing otherwise. */
  default List<Stretch> outside() {
    return List.of();
  }

  /** Which answers of the run set it off; null if none do. */
  @Nullable BadAnswers watched();

  /** Whether nobody can use the platform meanwhile, so that those who do not move stop. */
  boolean closes();

  /**
   * Whether people who use both platforms change over all at once, not only the share that moves.
   */
  boolean stopsEverybody();
}
