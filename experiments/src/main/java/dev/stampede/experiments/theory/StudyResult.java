package dev.stampede.experiments.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * What the experiments of a study came to.
 *
 * @param keptBy the share of replications that keep the study's promise, as far as is known
 * @param coverages one for each size and figure
 */
record StudyResult(Study study, Kept keptBy, List<Coverage> coverages) {

  /**
   * A share that is known from many replications.
   *
   * @param replications their number
   */
  record Kept(double share, int replications) {

    /** Replications of each experiment, so that all fit into memory. */
    private static final int REPLICATIONS = 1000;

    /** Runs experiments that are told from others by their size. */
    static Kept by(Study study, Experiments experiments, int count) {
      List<Double> shares =
          experiments.run(
              study.name() + ", the truth",
              study.textOfKept(),
              REPLICATIONS,
              count,
              summary -> summary.objectives().get(0).value());
      double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      return new Kept(mean, REPLICATIONS * count);
    }
  }

  /** Runs a study. */
  static StudyResult of(Study study, Kept kept, Experiments experiments, int count) {
    List<Figure> figures = study.figures(kept.share());
    List<Coverage> coverages = new ArrayList<>();
    for (int size : study.sizes()) {
      List<List<Observation>> observations =
          experiments.run(
              "%s, n = %d".formatted(study.name(), size),
              study.text(kept.share()),
              size,
              count,
              summary -> figures.stream().map(figure -> figure.reads().apply(summary)).toList());
      for (int i = 0; i < figures.size(); i++) {
        int number = i;
        coverages.add(
            Coverage.of(
                figures.get(i), size, observations.stream().map(all -> all.get(number)).toList()));
      }
    }
    return new StudyResult(study, kept, coverages);
  }
}
