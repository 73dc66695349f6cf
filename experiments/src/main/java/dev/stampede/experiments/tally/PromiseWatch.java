package dev.stampede.experiments.tally;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.recovery.Chronicle;
import dev.stampede.experiments.recovery.Course;
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

  private final TrialSpec spec;
  private final long seed;
  private final Windows windows;

  /** For each use case with any, its promises by their sentence. */
  private final Map<String, Map<String, WindowedPromise>> promises = new LinkedHashMap<>();

  /**
   * What was seen of a use case in one replication.
   *
   * @param promises how each promise was kept, in the order of {@link #promisesOf}
   */
  record Seen(OutTimes outTimes, List<PromiseFigures> promises) {

    /** Nothing was promised, or there was no time to judge. */
    static final Seen NOTHING = new Seen(OutTimes.NONE, List.of());
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

  /** Returns whose the time of a replication is. */
  Chronicle chronicle(int replication) {
    return new Chronicle(
        windows,
        promises.isEmpty()
            ? List.of()
            : Strike.of(spec.faults(), new RandomStreams(seed, replication), spec.durationNanos()));
  }

  /**
   * Looks at a use case.
   *
   * @param counted takes the intervals that are out of any promise
   */
  Seen see(UseCaseResult result, Chronicle chronicle, IntervalCounts counted) {
    List<WindowedPromise> asked = List.copyOf(promisesOf(result.name()).values());
    if (asked.isEmpty() || windows.judgedNanos() == 0) {
      return Seen.NOTHING;
    }
    List<Course> courses = asked.stream().map(p -> p.course().apply(result)).toList();
    List<PromiseFigures> figures = new ArrayList<>();
    boolean[] out = new boolean[windows.count()];
    for (int i = 0; i < asked.size(); i++) {
      boolean[] broken = windows.out(courses.get(i), asked.get(i));
      figures.add(PromiseFigures.of(windows, chronicle, courses.get(i), broken));
      mark(out, broken);
    }
    for (int i = 0; i < out.length; i++) {
      counted.add(i, out[i] ? 1 : 0);
    }
    OutTime leftOut = OutTime.of(windows, chronicle, Course.sum(courses), out);
    boolean open = courses.stream().anyMatch(Course::isOpen);
    return new Seen(
        new OutTimes(
            leftOut,
            open ? outTime(asked, courses, chronicle, Course::ifFailed) : leftOut,
            open ? outTime(asked, courses, chronicle, Course::ifKept) : leftOut),
        figures);
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
