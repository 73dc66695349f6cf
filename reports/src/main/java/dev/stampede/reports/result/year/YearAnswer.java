package dev.stampede.reports.result.year;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What years come to in which incidents happen as often, and last as long, as they do.
 *
 * @param schema {@link #SCHEMA}
 * @param name what was asked
 * @param partial whether it was interrupted: then there are fewer years than were asked for
 * @param verdict what the promises that decide come to
 * @param method how much of the years was simulated
 * @param promised what a promise must be kept by
 * @param currency of all that is paid; empty where nothing has a price
 * @param objectives what the scenario promises of availability, judged on years
 * @param notJudged other objectives of the scenario, which say nothing of a year
 */
public record YearAnswer(
    String schema,
    String name,
    boolean partial,
    Verdict verdict,
    Setup setup,
    Method method,
    Promised promised,
    String currency,
    List<OfArchitecture> architectures,
    List<ObjectiveResult> objectives,
    List<String> notJudged,
    List<String> warnings)
    implements Answer {

  /** The version of the shape: within it fields are added, never renamed. */
  public static final String SCHEMA = "stampede.year/v1";

  /** Copies the lists. */
  public YearAnswer {
    architectures = List.copyOf(architectures);
    objectives = List.copyOf(objectives);
    notJudged = List.copyOf(notJudged);
    warnings = List.copyOf(warnings);
  }

  /**
   * The architecture that can promise most, and of several the one with the higher availability in
   * a mean year; empty if there are bounds alone.
   */
  public Optional<OfArchitecture> best() {
    return architectures.stream()
        .filter(architecture -> !architecture.bound())
        .max(
            Comparator.comparingDouble(OfArchitecture::level)
                .thenComparingDouble(each -> each.availability().mean().mean()));
  }

  /**
   * How much was simulated. All of it is of each architecture.
   *
   * @param years that were drawn
   * @param incidents in all of them, with an effect
   * @param episodes stretches with incidents that were simulated, those included that were taken up
   *     again because it was not over yet
   * @param struckShare share of the years that is in them
   * @param quietWindows stretches without any
   * @param quietSeconds length of each
   * @param unsettled episodes after which it was not over even where it was given up to wait
   * @param longestSeconds the longest that it was waited after an incident
   * @param wholeEvents events that whole years would have been, by those of quiet stretches
   */
  public record Method(
      int years,
      long incidents,
      int episodes,
      double struckShare,
      int quietWindows,
      double quietSeconds,
      int unsettled,
      double longestSeconds,
      double wholeEvents) {}

  /**
   * What a promise must be kept by.
   *
   * @param share of all years
   * @param confidence with which that is to be known
   */
  public record Promised(double share, double confidence) {}

  /**
   * An architecture.
   *
   * @param bound whether it only frames the others
   * @param availability of all work that is ours together
   * @param cost all that a year costs; empty where nothing has a price
   * @param causes what went wrong, and what it cost
   */
  public record OfArchitecture(
      String name,
      boolean bound,
      Yearly availability,
      Optional<Yearly> cost,
      List<OfUseCase> useCases,
      List<Cause> causes) {

    /** Copies the lists. */
    public OfArchitecture {
      useCases = List.copyOf(useCases);
      causes = List.copyOf(causes);
    }

    /** The highest level that can be promised of every use case; 0 if none can. */
    public double level() {
      return useCases.stream()
          .mapToDouble(useCase -> useCase.highest().map(Promise::level).orElse(0.0))
          .min()
          .orElse(0);
    }
  }

  /**
   * A use case under an architecture.
   *
   * @param hours person-hours lost, where people wait for it
   * @param cost of its tickets, its calls and its people's hours; empty where nothing has a price
   * @param promises levels of availability, and how many years keep them, the lowest first
   * @param years one after another
   */
  public record OfUseCase(
      String name,
      Yearly availability,
      Yearly tickets,
      Optional<Yearly> hours,
      Optional<Yearly> cost,
      List<Promise> promises,
      List<OneYear> years) {

    /** Copies the lists. */
    public OfUseCase {
      promises = List.copyOf(promises);
      years = List.copyOf(years);
    }

    /** The highest level that can be promised; empty if none can. */
    public Optional<Promise> highest() {
      return promises.stream().filter(Promise::kept).reduce((lower, higher) -> higher);
    }
  }

  /** What one year came to; NaN is null in JSON. */
  public record OneYear(double availability, double tickets, double hours, double cost) {}
}
