package dev.stampede.reports.result;

import dev.stampede.reports.result.sequential.Stopping;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one experiment: the content of {@code summary.json}, whose field names and order
 * this record and its parts define. Fields may be added, never renamed.
 *
 * @param schema name and version of this shape, {@link #SCHEMA}
 * @param partial true when the run was interrupted and fewer replications than asked are in it
 * @param incidents what was seen of the incidents by chance
 * @param comparisons paired differences of every architecture against the first one
 * @param frontier what architectures cost against what they achieve; empty where nothing has a
 *     price
 * @param warnings what a reader should know before trusting the figures, in sentences
 * @param counterfactual what each fault cost; null in JSON where that was not asked
 * @param singleStep which single step of operators ends it soonest; null in JSON where that was not
 *     asked
 * @param stopping why it stopped, where that was decided by what had been seen; null in JSON where
 *     the number of replications was given
 */
public record Summary(
    String schema,
    boolean partial,
    Scenario scenario,
    Run run,
    List<ArchitectureSummary> architectures,
    List<IncidentSighting> incidents,
    List<Comparison> comparisons,
    List<ObjectiveResult> objectives,
    CostFrontier frontier,
    List<String> warnings,
    Optional<Counterfactual> counterfactual,
    Optional<SingleStep> singleStep,
    Optional<Stopping> stopping) {

  /** The schema that this version writes. */
  public static final String SCHEMA = "stampede.summary/v2";

  /** A summary of a run without prices, that was asked nothing more. */
  public Summary(
      String schema,
      boolean partial,
      Scenario scenario,
      Run run,
      List<ArchitectureSummary> architectures,
      List<IncidentSighting> incidents,
      List<Comparison> comparisons,
      List<ObjectiveResult> objectives,
      List<String> warnings) {
    this(
        schema,
        partial,
        scenario,
        run,
        architectures,
        incidents,
        comparisons,
        objectives,
        CostFrontier.NONE,
        warnings,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same of a run that stopped by what it had seen. */
  public Summary stoppedBy(Stopping why) {
    return new Summary(
        schema,
        partial,
        scenario,
        run,
        architectures,
        incidents,
        comparisons,
        objectives,
        frontier,
        warnings,
        counterfactual,
        singleStep,
        Optional.of(why));
  }

  /** Copies the lists, so that the summary cannot change afterwards. */
  public Summary {
    architectures = List.copyOf(architectures);
    incidents = List.copyOf(incidents);
    comparisons = List.copyOf(comparisons);
    objectives = List.copyOf(objectives);
    warnings = List.copyOf(warnings);
  }

  /** Whether anything has a price. */
  public boolean hasPrices() {
    return scenario.currency().isPresent();
  }

  /** What prices are in: an ISO 4217 code, empty where nothing has one. */
  public String currency() {
    return scenario.currency().orElse("");
  }

  /** Returns the comparisons, those of the background last, otherwise in their order. */
  public List<Comparison> comparisonsOursFirst() {
    return comparisons.stream()
        .sorted(Comparator.comparing((Comparison c) -> isBackground(c.useCase())))
        .toList();
  }

  /** True if a use case is the work of others; see {@link UseCaseSummary#background}. */
  public boolean isBackground(String useCase) {
    return architectures.stream()
        .flatMap(architecture -> architecture.background().stream())
        .anyMatch(other -> other.name().equals(useCase));
  }

  /** Returns the architectures that could be chosen, which is all but the bounds. */
  public List<ArchitectureSummary> candidates() {
    return architectures.stream().filter(architecture -> !architecture.bound()).toList();
  }

  /** True if an architecture is a bound; see {@link ArchitectureSummary#bound}. */
  public boolean isBound(String architecture) {
    return architectures.stream().anyMatch(a -> a.bound() && a.name().equals(architecture));
  }

  /** True if an architecture's verdicts decide the exit code: without a gate all but the bounds. */
  public boolean decides(String architecture) {
    return scenario.gate().map(architecture::equals).orElseGet(() -> !isBound(architecture));
  }

  /**
   * How many replications the incidents of a source struck, the same ones for every architecture.
   *
   * @param source a provider, or what providers depend on
   * @param struck replications that it struck
   * @param expected how many were to be expected
   */
  public record IncidentSighting(String source, int struck, double expected) {}

  /**
   * What was asked.
   *
   * @param sha256 hash of the scenario file's bytes, in lower-case hexadecimal digits
   * @param durationSeconds time of one replication in which work counts, warm-up included
   * @param warmupSeconds work that arrives in this first part is simulated but not counted
   * @param replications independent replications that are in the figures
   * @param currency of all that is paid: an ISO 4217 code; null in JSON where nothing has a price
   * @param gate the architecture that decides the exit code alone; null in JSON where there is none
   */
  public record Scenario(
      String name,
      String description,
      String sha256,
      long seed,
      double durationSeconds,
      double warmupSeconds,
      int replications,
      Optional<String> currency,
      Optional<String> gate) {}

  /**
   * What it took, over all architectures and replications.
   *
   * @param drainEvents those of the events that came after the end, to let work end that counts
   * @param requests pieces of work offered
   * @param attempts calls made to providers
   * @param wallSeconds elapsed real time, that of counterfactual runs included
   * @param eventsPerSecond those of counterfactual runs included, too
   * @param digest hash over every event in its order; the same for any number of workers
   */
  public record Run(
      long events,
      long drainEvents,
      long requests,
      long attempts,
      double wallSeconds,
      double eventsPerSecond,
      String digest) {}
}
