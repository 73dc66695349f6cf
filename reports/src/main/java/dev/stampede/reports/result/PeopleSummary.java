package dev.stampede.reports.result;

import java.util.List;
import java.util.Optional;

/**
 * The people who make the work of a use case under one architecture. Counts are totals over all
 * replications.
 *
 * @param people how many there are in a run
 * @param hours what they did with their time
 * @param tasks what they did
 * @param questions what became of what they asked for
 * @param untilServed seconds from the first try to the answer, of the questions that were served
 * @param keptFor seconds that tasks were put aside which were served in the end
 * @param role what they are; empty if that is not said
 */
public record PeopleSummary(
    long people,
    Hours hours,
    Tasks tasks,
    Questions questions,
    LatencySummary untilServed,
    LatencySummary keptFor,
    Optional<String> role) {

  /** Takes a role that is not there, as in earlier files, for one that is not said. */
  public PeopleSummary {
    role = role == null ? Optional.empty() : role;
  }

  /**
   * People who are the same, in one use case or in several.
   *
   * @param role what they are
   * @param useCases whose work they make
   * @param people how many there are in a run
   * @param hours of all of them, added up
   */
  public record OfRole(String role, List<String> useCases, long people, Hours hours) {

    /** Copies the list, so that the figures cannot change afterwards. */
    public OfRole {
      useCases = List.copyOf(useCases);
    }
  }

  /**
   * Person-hours of a run, without its warm-up, in the mean of the replications.
   *
   * @param there all of them
   * @param waited for an answer, or to ask once more
   * @param unaided at work without help
   * @param stopped doing nothing until there is help again
   * @param lost of the work that the same people do where nothing goes wrong; NaN, which is null in
   *     JSON, where nothing can
   */
  public record Hours(double there, double waited, double unaided, double stopped, Estimate lost) {}

  /**
   * Tasks.
   *
   * @param withHelp done, those included that had been put aside
   * @param without help, done
   * @param caughtUp done after they had been put aside
   * @param aside not done where the run ended, because they were put aside
   */
  public record Tasks(long withHelp, long without, long caughtUp, long aside) {}

  /**
   * Questions, each counted once from its first try to its last.
   *
   * @param asked in all
   * @param open of them, whose end is not known
   * @param success those answered in the end, as a share of those whose end is known
   * @param tries for each whose end is known; NaN where there is none
   */
  public record Questions(long asked, long open, Estimate success, double tries) {}
}
