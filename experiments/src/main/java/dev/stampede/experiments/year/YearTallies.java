package dev.stampede.experiments.year;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was run.
 *
 * @param years of each the episodes, in order; at least two
 * @param stints of every episode that was run, one for each architecture
 * @param quiet of each architecture
 * @param unsettled episodes that were not over where they end
 */
record YearTallies(
    List<List<Episode>> years, Map<Episode, List<Stint>> stints, List<Quiet> quiet, int unsettled) {

  /** What an architecture made of an episode. */
  Stint stint(Episode episode, int architecture) {
    List<Stint> ofAll = stints.get(episode);
    if (ofAll == null) {
      throw new IllegalArgumentException("%s was not run".formatted(episode));
    }
    return ofAll.get(architecture);
  }

  /** All episodes that count, year by year. */
  Stream<Episode> episodes() {
    return years.stream().flatMap(List::stream);
  }
}
