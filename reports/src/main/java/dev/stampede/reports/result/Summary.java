package dev.stampede.reports.result;

import java.util.List;

/**
 * The figures of one experiment: the content of {@code summary.json}, whose field names and order
 * this record and its parts define. Fields may be added, never renamed.
 *
 * @param schema name and version of this shape, {@link #SCHEMA}
 * @param partial true when the run was interrupted and fewer replications than asked are in it
 * @param comparisons paired differences of every architecture against the first one
 * @param warnings what a reader should know before trusting the figures, in sentences
 */
public record Summary(
    String schema,
    boolean partial,
    Scenario scenario,
    Run run,
    List<ArchitectureSummary> architectures,
    List<Comparison> comparisons,
    List<ObjectiveResult> objectives,
    List<String> warnings) {

  /** The schema that this version writes. */
  public static final String SCHEMA = "stampede.summary/v1";

  /** Copies the lists, so that the summary cannot change afterwards. */
  public Summary {
    architectures = List.copyOf(architectures);
    comparisons = List.copyOf(comparisons);
    objectives = List.copyOf(objectives);
    warnings = List.copyOf(warnings);
  }

  /** True if a use case is the work of others; see {@link UseCaseSummary#background}. */
  public boolean isBackground(String useCase) {
    return architectures.stream()
        .flatMap(architecture -> architecture.background().stream())
        .anyMatch(other -> other.name().equals(useCase));
  }

  /**
   * What was asked.
   *
   * @param sha256 hash of the scenario file's bytes, in lower-case hexadecimal digits
   * @param durationSeconds simulated time of one replication, warm-up included
   * @param warmupSeconds work that arrives in this first part is simulated but not counted
   * @param replications independent replications that are in the figures
   */
  public record Scenario(
      String name,
      String description,
      String sha256,
      long seed,
      double durationSeconds,
      double warmupSeconds,
      int replications) {}

  /**
   * What it took, over all architectures and replications.
   *
   * @param requests pieces of work offered
   * @param attempts calls made to providers
   * @param wallSeconds elapsed real time
   * @param digest hash over every event in its order; the same for any number of workers
   */
  public record Run(
      long events,
      long requests,
      long attempts,
      double wallSeconds,
      double eventsPerSecond,
      String digest) {}
}
