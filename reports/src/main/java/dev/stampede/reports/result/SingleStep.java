package dev.stampede.reports.result;

import java.util.List;
import java.util.Optional;

/**
 * Which single step of operators ends it soonest: the same replications were run again with each
 * thing that operators could do, alone, in place of what the scenario says that they do.
 *
 * @param events of those runs, over all architectures and replications
 * @param digest over all their events; the same for any number of workers
 * @param useCases by architecture and use case, those of others left out
 */
public record SingleStep(long events, String digest, List<UseCaseSteps> useCases) {

  /** The name of doing nothing. */
  public static final String WAIT = "wait";

  /** Copies the list. */
  public SingleStep {
    useCases = List.copyOf(useCases);
  }

  /**
   * What each step came to for a use case under an architecture.
   *
   * @param asItIs with all steps that the scenario lists
   * @param tried each alone, to wait among them
   * @param soonest the names of the best and of those that cannot be told from it, the best first;
   *     empty where it never was below its level while operators waited
   */
  public record UseCaseSteps(
      String architecture, String useCase, Tried asItIs, List<Tried> tried, List<String> soonest) {

    /** Copies the lists. */
    public UseCaseSteps {
      tried = List.copyOf(tried);
      soonest = List.copyOf(soonest);
    }

    /** Returns what has a name among those that were tried. */
    public Tried named(String step) {
      return tried.stream().filter(each -> each.step().equals(step)).findFirst().orElseThrow();
    }

    /** Whether waiting is as good as the best, as far as can be told. */
    public boolean isWaitingAsGood() {
      return soonest.contains(WAIT);
    }
  }

  /**
   * What came of it.
   *
   * @param step its id, or what it is
   * @param secondsAt when it was done, in the mean of the replications in which it was; null in
   *     JSON where it was in none
   * @param doneIn replications in which it was done
   * @param tailSeconds from the end of a trigger until it was above its level again
   * @param tailLess that tail less the one of waiting, paired
   * @param minutesBelow its level, of a run
   * @param minutesBelowLess those minutes less the ones of waiting, paired
   */
  public record Tried(
      String step,
      Optional<Double> secondsAt,
      int doneIn,
      Estimate tailSeconds,
      Estimate tailLess,
      Estimate minutesBelow,
      Estimate minutesBelowLess) {}
}
