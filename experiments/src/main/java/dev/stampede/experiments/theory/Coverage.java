package dev.stampede.experiments.theory;

import dev.stampede.experiments.theory.Observation.Position;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.List;

/**
 * How often the experiments of a study covered the truth of a figure.
 *
 * @param replications of each experiment
 * @param experiments their number
 * @param below intervals that end below the truth; verdicts "failed" where no interval is shown
 * @param around intervals that cover the truth
 * @param above intervals that begin above it; verdicts "met" where no interval is shown
 * @param meanHalfWidth of the intervals; NaN where none are shown
 * @param judged experiments with a verdict whose limit is the truth
 * @param decided those whose verdict was met or failed
 */
record Coverage(
    Figure figure,
    int replications,
    int experiments,
    int below,
    int around,
    int above,
    double meanHalfWidth,
    int judged,
    int decided) {

  /** Counts. */
  static Coverage of(Figure figure, int replications, List<Observation> observations) {
    return new Coverage(
        figure,
        replications,
        observations.size(),
        count(observations, Position.BELOW),
        count(observations, Position.AROUND),
        count(observations, Position.ABOVE),
        observations.stream()
            .filter(observation -> observation.position() != Position.NOWHERE)
            .mapToDouble(Observation::halfWidth)
            .average()
            .orElse(Double.NaN),
        (int) observations.stream().filter(o -> o.verdict() != null).count(),
        (int)
            observations.stream()
                .filter(o -> o.verdict() == Verdict.MET || o.verdict() == Verdict.FAILED)
                .count());
  }

  private static int count(List<Observation> observations, Position position) {
    return (int) observations.stream().filter(o -> o.position() == position).count();
  }

  /** Experiments that had seen enough for an interval. */
  int measured() {
    return below + around + above;
  }

  /** Share of them whose interval covers the truth. */
  double covered() {
    return (double) around / measured();
  }

  /** Share of all experiments that decided what they cannot know. */
  double decidedShare() {
    return (double) decided / experiments;
  }

  /** Whether the intervals, and the verdicts, are right as often as they must be. */
  Agreement holds() {
    double least = Target.least(replications);
    double most = figure.target().most(replications);
    return Agreement.ofShare(around, measured(), least, most)
        .and(Agreement.ofShare(experiments - decided, experiments, least, 1));
  }
}
