package dev.stampede.experiments.year;

import dev.stampede.models.TrialResult;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;

/**
 * What one architecture made of a stretch.
 *
 * @param last of each use case, what became of the work that came in the last interval
 */
record Stint(Totals totals, List<Last> last, long events, long digest) {

  /** Copies the list. */
  Stint {
    last = List.copyOf(last);
  }

  /** Pieces of work of which the end is known, and tickets among them. */
  record Last(long known, long tickets) {}

  /** Reads a trial off. */
  static Stint of(TrialResult trial) {
    return new Stint(
        Totals.of(trial),
        trial.useCases().stream().map(Stint::last).toList(),
        trial.events(),
        trial.digest().value());
  }

  private static Last last(UseCaseResult result) {
    int interval = result.answeredByInterval().intervals().count() - 1;
    long known = 0;
    long tickets = 0;
    for (Outcome outcome : Outcome.values()) {
      long count = result.outcomes().byInterval(outcome).at(interval);
      known += outcome == Outcome.UNFINISHED ? 0 : count;
      tickets += outcome.isTicket() ? count : 0;
    }
    return new Last(known, tickets);
  }
}
