package dev.stampede.reports.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * One use case under one architecture. Counts and tickets are totals over all replications.
 *
 * @param background true for the work of others, which fills the same providers but is not what the
 *     architectures are compared for
 * @param availability outcomes within tolerance / work offered whose end is known, in [0, 1]
 * @param waitProbability share of the served work that waited before its service began, in [0, 1];
 *     NaN, which is null in JSON, where none was served
 * @param returns work offered that had been offered before
 * @param tickets pieces of work that ended outside their tolerance
 * @param cost what a run costs, in the mean of the replications
 * @param quality mean quality of the answers given, in [0, 1]; NaN where none was given
 * @param recovery how it kept its promises after each fault, one for each promise and cause
 * @param promises how it kept them over time, whatever was the cause
 * @param tenants how the work of each ended; empty if all is one tenant's
 * @param level how it was below its level, and what came of each fault or surge
 * @param people those in a closed loop who make it; empty if it comes from anybody
 * @param leftSilently abandoned work whose owner left without a word: it kept its place, and what
 *     came of it was for nobody
 * @param agents whose steps it is; empty if it is nobody's
 */
public record UseCaseSummary(
    String name,
    boolean background,
    OutcomeCounts outcomes,
    Estimate availability,
    LatencySeconds latencySeconds,
    double waitProbability,
    Returns returns,
    Attempts attempts,
    long tickets,
    Cost cost,
    double quality,
    List<RecoverySummary> recovery,
    List<PromiseSummary> promises,
    List<TenantSummary> tenants,
    LevelSummary level,
    Optional<PeopleSummary> people,
    long leftSilently,
    Optional<AgentSummary> agents) {

  /** Copies the lists, so that the summary cannot change afterwards. */
  public UseCaseSummary {
    recovery = List.copyOf(recovery);
    promises = List.copyOf(promises);
    tenants = List.copyOf(tenants);
    level = level == null ? LevelSummary.NONE : level; // not in earlier files
    people = people == null ? Optional.empty() : people; // nor is this
    agents = agents == null ? Optional.empty() : agents; // nor this
  }

  /** A use case of one tenant, of which nothing was promised that stretches of time can keep. */
  public UseCaseSummary(
      String name,
      boolean background,
      OutcomeCounts outcomes,
      Estimate availability,
      LatencySeconds latencySeconds,
      double waitProbability,
      Returns returns,
      Attempts attempts,
      long tickets,
      Cost cost,
      double quality) {
    this(
        name,
        background,
        outcomes,
        availability,
        latencySeconds,
        waitProbability,
        returns,
        attempts,
        tickets,
        cost,
        quality,
        List.of(),
        List.of(),
        List.of(),
        LevelSummary.NONE,
        Optional.empty(),
        0,
        Optional.empty());
  }

  /**
   * Returns the share of the work whose end is known that had an answer that is good enough, in
   * time or late, in [0, 1]; NaN where there is none.
   */
  public double shareAnswered() {
    return (double) latencySeconds.e2e().answered().count() / outcomes.known();
  }

  /**
   * Latencies in seconds, each measured from the moment the work was meant to arrive.
   *
   * @param e2e to the end of an answer that is good enough, by whomever, in time or late
   * @param waiting to the start of the service that gave the answer, less the way to it: queues,
   *     failed attempts, back-off
   * @param firstToken to the answer's first token; people's answers, and those to work that was put
   *     off, come as a whole
   * @param perToken mean time from token to token in machines' answers of two tokens or more
   * @param human to the end of the work of a person
   * @param deferred to the answer of work that was put off
   * @param failed to the moment the work failed or its owner gave up
   */
  public record LatencySeconds(
      WorkLatency e2e,
      @JsonProperty("wait") WorkLatency waiting,
      WorkLatency firstToken,
      WorkLatency perToken,
      LatencySummary human,
      LatencySummary deferred,
      LatencySummary failed) {}

  /**
   * Work that came back, as part of the work offered.
   *
   * @param rework because its last answer was bad
   * @param resubmitted because it had got no answer
   */
  public record Returns(long rework, long resubmitted) {}

  /**
   * What a run costs for it, in the scenario's currency; what serves all use cases is the
   * architecture's.
   *
   * @param tokens calls to providers that were served
   * @param lostHours hours of its people that were lost
   */
  public record Cost(double tickets, double tokens, double lostHours) {}

  /**
   * Calls made to providers.
   *
   * @param amplification calls / work offered; NaN where nothing was offered
   */
  public record Attempts(long total, double amplification) {}
}
