package dev.stampede.experiments.tally;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.recovery.Chronicle;
import dev.stampede.experiments.recovery.Course;
import dev.stampede.experiments.recovery.Level;
import dev.stampede.experiments.recovery.LevelFigures;
import dev.stampede.experiments.recovery.OutTime;
import dev.stampede.experiments.recovery.PromiseFigures;
import dev.stampede.experiments.recovery.Strike;
import dev.stampede.experiments.recovery.WindowedPromise;
import dev.stampede.experiments.recovery.Windows;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Looks at each replication for when its use cases kept their promises, and when not. */
public final class PromiseWatch {

  private static final List<WindowedPromise> PLAIN = List.of(Level.of(Courses::withinTolerance));

  private final TrialSpec spec;
  private final long seed;
  private final Windows windows;

  /** For each use case with any, its promises by their sentence. */
  private final Map<String, Map<String, WindowedPromise>> promises = new LinkedHashMap<>();

  /**
   * What was seen of a use case in one replication.
   *
   * @param promises how each promise was kept, in the order of {@link #promisesOf}
   * @param levels time below its level, which is its promises or the plain one, by triggers
   * @param level the same with what came of each trigger
   */
  record Seen(
      OutTimes outTimes, List<PromiseFigures> promises, OutTimes levels, LevelFigures level) {

    /** Nothing was promised, or there was no time to judge. */
    static final Seen NOTHING =
        new Seen(OutTimes.NONE, List.of(), OutTimes.NONE, LevelFigures.NONE);
  }

  /**
   * Prepares to watch.
   *
   * @param objectives those that are no windowed promises are left out
   * @param seed of the replications
   */
  public PromiseWatch(TrialSpec spec, List<Objective> objectives, long seed) {
    this.spec = spec;
    this.seed = seed;
    this.windows = Windows.of(spec.horizon());
    for (Objective objective : objectives) {
      objective
          .windowed()
          .ifPresent(
              promise ->
                  promises
                      .computeIfAbsent(objective.useCase(), name -> new LinkedHashMap<>())
                      .putIfAbsent(objective.sentence(), promise));
    }
  }

  /** The windows in which promises are judged. */
  public Windows windows() {
    return windows;
  }

  /** The promises of a use case, by their sentence. */
  public Map<String, WindowedPromise> promisesOf(String useCase) {
    return promises.getOrDefault(useCase, Map.of());
  }

  /** What a use case has to keep to be above its level: its promises, or the plain one. */
  private List<WindowedPromise> levelOf(String useCase) {
    Map<String, WindowedPromise> asked = promisesOf(useCase);
    return asked.isEmpty() ? PLAIN : List.copyOf(asked.values());
  }

  /** The level of a use case in words. */
  public String levelWords(String useCase) {
    Map<String, WindowedPromise> asked = promisesOf(useCase);
    return asked.isEmpty() ? Level.WORDS : String.join(", ", asked.keySet());
  }

  /**
   * Whose the time of a replication is.
   *
   * @param faults by faults alone
   * @param triggers by surges, too, if there is no fault
   */
  record Times(Chronicle faults, Chronicle triggers) {}

  /** Returns whose the time of a replication is. */
  Times times(int replication) {
    List<Strike> struck =
        Strike.of(spec.faults(), new RandomStreams(seed, replication), spec.durationNanos());
    Chronicle faults = new Chronicle(windows, struck);
    return new Times(
        faults, struck.isEmpty() ? new Chronicle(windows, Strike.triggers(struck, spec)) : faults);
  }

  /**
   * Looks at a use case.
   *
   * @param counted takes the intervals that are out of any promise
   */
  Seen see(UseCaseResult result, Times times, IntervalCounts counted) {
    if (windows.judgedNanos() == 0) {
      return Seen.NOTHING;
    }
    boolean promised = !promisesOf(result.name()).isEmpty();
    List<WindowedPromise> asked = levelOf(result.name());
    List<Course> courses = asked.stream().map(p -> p.course().apply(result)).toList();
    List<PromiseFigures> figures = new ArrayList<>();
    boolean[] out = new boolean[windows.count()];
    for (int i = 0; i < asked.size(); i++) {
      boolean[] broken = windows.out(courses.get(i), asked.get(i));
      if (promised) {
        figures.add(PromiseFigures.of(windows, times.faults(), courses.get(i), broken));
      }
      mark(out, broken);
    }
    for (int i = 0; i < out.length; i++) {
      counted.add(i, promised && out[i] ? 1 : 0);
    }
    Course all = Course.sum(courses);
    LevelFigures level = LevelFigures.of(windows, times.triggers(), all, out);
    OutTimes levels = outTimes(asked, courses, times.triggers(), level.time());
    return new Seen(
        promised ? outTimes(asked, courses, all, out, times, levels) : OutTimes.NONE,
        figures,
        levels,
        level);
  }

  /** The same by faults alone, which is the same where faults are the triggers. */
  private OutTimes outTimes(
      List<WindowedPromise> asked,
      List<Course> courses,
      Course all,
      boolean[] out,
      Times times,
      OutTimes byTriggers) {
    return times.faults() == times.triggers()
        ? byTriggers
        : outTimes(asked, courses, times.faults(), OutTime.of(windows, times.faults(), all, out));
  }

  private OutTimes outTimes(
      List<WindowedPromise> asked, List<Course> courses, Chronicle chronicle, OutTime leftOut) {
    boolean open = courses.stream().anyMatch(Course::isOpen);
    return new OutTimes(
        leftOut,
        open ? outTime(asked, courses, chronicle, Course::ifFailed) : leftOut,
        open ? outTime(asked, courses, chronicle, Course::ifKept) : leftOut);
  }

  /** The time out of any promise if the work is taken so whose end is not known. */
  private OutTime outTime(
      List<WindowedPromise> asked,
      List<Course> courses,
      Chronicle chronicle,
      UnaryOperator<Course> taken) {
    List<Course> known = courses.stream().map(taken).toList();
    boolean[] out = new boolean[windows.count()];
    for (int i = 0; i < asked.size(); i++) {
      mark(out, windows.out(known.get(i), asked.get(i)));
    }
    return OutTime.of(windows, chronicle, Course.sum(known), out);
  }

  private static void mark(boolean[] any, boolean[] out) {
    for (int i = 0; i < any.length; i++) {
      any[i] |= out[i];
    }
  }
}
