package dev.stampede.experiments.recovery;

import dev.stampede.models.provider.ProviderResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a use case, or a provider, was below its level in one replication.
 *
 * @param time all of it
 * @param triggers what came of each cause, in the order in which they struck first
 * @param belowUntilNanos when it was above its level for good, whatever the cause: the end of the
 *     last interval below; 0 if there was none, infinite ({@link Long#MAX_VALUE}) if that is the
 *     last one of the run
 */
public record LevelFigures(OutTime time, List<TriggerFigures> triggers, long belowUntilNanos) {

  /** There was no time to judge. */
  public static final LevelFigures NONE = new LevelFigures(OutTime.NONE, List.of(), 0);

  /** Copies the list. */
  public LevelFigures {
    triggers = List.copyOf(triggers);
  }

  /**
   * Judges a course.
   *
   * @param triggers whose the time is
   * @param out the intervals below the level
   */
  public static LevelFigures of(Windows windows, Chronicle triggers, Course course, boolean[] out) {
    if (windows.judgedNanos() == 0) {
      return NONE;
    }
    Falls falls = new Falls(windows, out);
    List<Aftermath> aftermaths = triggers.aftermaths(out, course);
    Map<Cause, TriggerFigures> causes = new LinkedHashMap<>();
    for (int k = 0; k < aftermaths.size(); k++) {
      int from = triggers.from(k);
      int until = triggers.until(k);
      TriggerFigures figures =
          TriggerFigures.of(
              triggers.cause(k),
              aftermaths.get(k),
              windows.nanos(out, from, until),
              falls.relapses(from, until),
              from < until && falls.begin(from - windows.length(), from, until));
      causes.merge(figures.cause(), figures, TriggerFigures::plus);
    }
    return new LevelFigures(
        OutTime.of(windows, triggers, course, out),
        new ArrayList<>(causes.values()),
        windows.outUntilNanos(out));
  }

  /** Judges a provider by the plain level; nothing where no call of its ended. */
  public static LevelFigures of(Windows windows, Chronicle triggers, ProviderResult provider) {
    Course course = Level.course(provider);
    boolean called = false;
    for (int i = windows.first(); i < windows.count(); i++) {
      called |= course.offered(i) > 0;
    }
    return called ? of(windows, triggers, course, windows.out(course, Level.ofProvider())) : NONE;
  }
}
