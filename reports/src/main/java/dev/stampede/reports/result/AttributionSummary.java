package dev.stampede.reports.result;

import java.util.List;

/**
 * Who did what under one architecture. Counts are totals over all replications, of the work that
 * arrived after the warm-up.
 *
 * @param origins for each use case every way to every outcome; their counts add up to its outcomes
 * @param layers the ladder, then the layers of each chain, outermost first
 * @param guards breakers, cooldowns, ejections and rungs that work leaves as a whole
 * @param faultLoads calls that were sent to a provider while a fault struck it
 */
public record AttributionSummary(
    List<Origin> origins, List<Layer> layers, List<Guard> guards, List<FaultLoad> faultLoads) {

  /** Nothing is known. */
  public static final AttributionSummary NONE =
      new AttributionSummary(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists, so that the summary cannot change afterwards. */
  public AttributionSummary {
    origins = List.copyOf(origins);
    layers = List.copyOf(layers);
    guards = List.copyOf(guards);
    faultLoads = List.copyOf(faultLoads);
  }

  /** Returns the origins of a use case's outcomes. */
  public List<Origin> origins(String useCase) {
    return origins.stream().filter(origin -> origin.useCase().equals(useCase)).toList();
  }

  /**
   * A rung that work was on, and how it ended there.
   *
   * @param rung its number, from 1 on; 0 where work was on none
   * @param name of the rung; empty for none
   * @param layer of its chain that ended it, or that has it
   * @param status how, as clients see it: {@code ok}, {@code timeout}, {@code overloaded}, ...;
   *     {@code under_way} if it was still there at the end of the run
   * @param cause what really ended it: {@code outage}, {@code queue_full}, {@code quota}, ...; the
   *     status where that says it all; empty for an answer that nothing spoilt and for work that is
   *     under way
   * @param detail which one: a limit of a quota, one of several timeouts, the fault that held a
   *     queue up, or {@code hang}; empty where there is nothing to add
   * @param httpStatus that it was refused with; 0 for none
   */
  public record Step(
      int rung,
      String name,
      String layer,
      String status,
      String cause,
      String detail,
      int httpStatus) {

    /** The status of work that was still there at the end of the run. */
    public static final String UNDER_WAY = "under_way";

    /** The status of an answer. */
    public static final String OK = "ok";

    /** The status of work whose owner no longer waits. */
    public static final String GAVE_UP = "gave_up";
  }

  /**
   * A way that work took, and an outcome that it had.
   *
   * @param outcome by its name in the outcomes, such as {@code full}
   * @param share of the use case's work, in [0, 1]
   * @param at where it ended
   * @param after the rungs that it was on before, the first one first
   */
  public record Origin(
      String useCase, String outcome, long count, Estimate share, Step at, List<Step> after) {

    /** Copies the list, so that the origin cannot change afterwards. */
    public Origin {
      after = List.copyOf(after);
    }
  }

  /**
   * One layer. {@code entered} is the sum of the next six.
   *
   * @param chain the provider, pool, endpoint or rung that it belongs to; empty for the ladder
   * @param layer its kind
   * @param entered passages that began: at the innermost layer the calls
   * @param succeeded that ended with an answer
   * @param failed that ended with a failure from further inside; at the innermost layer, of the
   *     call
   * @param rejected that the layer refused
   * @param timedOut that the layer gave up
   * @param cancelled that were taken back from outside
   * @param unfinished that were under way at the end of the run
   * @param amplification passages for each piece of work offered
   * @param keptSeconds for each piece of work offered, time at the layer and not further inside:
   *     back-off, lines; at the innermost layer, calls
   */
  public record Layer(
      String chain,
      String layer,
      long entered,
      long succeeded,
      long failed,
      long rejected,
      long timedOut,
      long cancelled,
      long unfinished,
      Estimate amplification,
      Estimate keptSeconds) {}

  /**
   * Something that keeps work away from a provider for a while. Each replica of a gateway has its
   * own.
   *
   * @param chain what it guards
   * @param guard its kind
   * @param replicas of it in one replication
   * @param openings how often they began to keep work away
   * @param openingsInFaults those of them while a fault struck the provider
   * @param openingsOfEach in one replication
   * @param openSecondsOfEach time that one kept work away in one replication
   * @param probes calls let through to see whether the provider is well
   * @param faults that struck the provider, once for each replica
   * @param faultsNoticed those in which it opened, or was open when they began
   * @param openedAfterSeconds from the start of such a fault to the first opening; 0 if none was
   *     noticed
   * @param failuresBefore failures that it saw in that time
   */
  public record Guard(
      String chain,
      String guard,
      int replicas,
      long openings,
      long openingsInFaults,
      Spread openingsOfEach,
      Spread openSecondsOfEach,
      long probes,
      long faults,
      long faultsNoticed,
      Spread openedAfterSeconds,
      Spread failuresBefore) {}

  /**
   * A figure of each replica.
   *
   * @param mean over replicas, faults and replications
   * @param worst of them all
   */
  public record Spread(Estimate mean, double worst) {}

  /**
   * The calls that the architecture sent to a provider while a fault struck it.
   *
   * @param faultSeconds how long faults struck it, over all replications
   * @param calls sent meanwhile
   * @param succeeded those of them that ended well, whenever they did
   * @param callsPerRun in one replication
   */
  public record FaultLoad(
      String provider, double faultSeconds, long calls, long succeeded, Estimate callsPerRun) {}
}
