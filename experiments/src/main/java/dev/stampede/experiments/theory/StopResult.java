package dev.stampede.experiments.theory;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.sequential.Looks;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often the runs of a study covered the truth where they stopped.
 *
 * @param below runs whose interval ends below the truth
 * @param above runs whose interval begins above it
 * @param everyLook runs whose intervals of all looks cover it
 * @param atCap runs that were not precise enough at the last look
 * @param meanReplications at which they stopped
 * @param meanHalfWidth of their intervals, as a share of the truth
 * @param wider how many times the plain interval theirs are, on average
 */
record StopResult(
    StopStudy study,
    int runs,
    int below,
    int above,
    int everyLook,
    int atCap,
    double meanReplications,
    double meanHalfWidth,
    double wider) {

  /** Runs a study. */
  static StopResult of(StopStudy study, Seeds seeds, int count) {
    Confidence confidence = StopStudy.confidence();
    List<StopStudy.Run> runs =
        IntStream.rangeClosed(1, count).mapToObj(i -> study.run(seeds, i, confidence)).toList();
    double truth = study.truth();
    return new StopResult(
        study,
        count,
        (int) runs.stream().filter(run -> run.interval().high() < truth).count(),
        (int) runs.stream().filter(run -> run.interval().low() > truth).count(),
        (int) runs.stream().filter(StopStudy.Run::everyLook).count(),
        (int) runs.stream().filter(run -> run.replications() == Looks.MOST).count(),
        runs.stream().mapToDouble(StopStudy.Run::replications).average().orElseThrow(),
        runs.stream().mapToDouble(run -> half(run.interval()) / truth).average().orElseThrow(),
        runs.stream()
            .mapToDouble(run -> half(run.interval()) / half(run.plain()))
            .average()
            .orElseThrow());
  }

  private static double half(Interval interval) {
    return (interval.high() - interval.low()) / 2;
  }

  /** Runs whose interval covers the truth. */
  int around() {
    return runs - below - above;
  }

  /** Share of them. */
  double covered() {
    return (double) around() / runs;
  }

  /** Whether intervals are right as often as they must be, wherever a run stops by its width. */
  Agreement holds() {
    return holds(around());
  }

  /** Whether they are so, too, wherever it stops for whatever reason. */
  Agreement holdsAtEveryLook() {
    return holds(everyLook);
  }

  private Agreement holds(int covering) {
    return Agreement.ofShare(covering, runs, Target.least(Looks.FEWEST), 1);
  }
}
