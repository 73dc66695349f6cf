package dev.stampede.reports.explanation.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who served the work of an architecture in its first replication, of the work that arrived after
 * the warm-up.
 *
 * @param seed of the scenario
 * @param arrived pieces of work that arrived
 * @param reachedSeconds when the run was ended because it is too long for this; null if it was not
 * @param faults of its providers that began by then, in the order of time
 * @param entries of its ladders, the first choice first
 */
public record Serving(
    long seed,
    long arrived,
    @Nullable Double reachedSeconds,
    List<FaultTime> faults,
    List<Entry> entries) {

  /** Copies the lists. */
  public Serving {
    faults = List.copyOf(faults);
    entries = List.copyOf(entries);
  }

  /**
   * A fault by plan, or all incidents of one source.
   *
   * @param id in the scenario
   * @param provider that it strikes, or what providers depend on
   * @param kind {@code outage}, for instance; of incidents that of the first
   */
  public record Fault(String id, String provider, String kind) {}

  /**
   * Faults that strike at the same time.
   *
   * @param name what tables call them
   * @param startSeconds from the start of the simulation; of incidents, of the first
   * @param endSeconds when they are over, with the time in which capacity comes back; of incidents,
   *     of the last
   * @param times how often they strike
   */
  public record FaultTime(
      String name, List<Fault> faults, double startSeconds, double endSeconds, int times) {

    /** Copies the list. */
    public FaultTime {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Somebody who may serve.
   *
   * @param name in the vendor's words where it is a vendor's
   * @param providers that it calls; none if it calls nobody
   * @param path where it stands
   * @param came work that came to it; of an endpoint, what it served
   * @param served work that it served
   * @param outsideFaults work that it served and that no fault struck while it was there
   * @param inFaults what it served of the work that was there in a fault; faults in which it served
   *     nothing are left out
   * @param endpoints of a pool with several
   */
  public record Entry(
      String name,
      List<String> providers,
      String path,
      long came,
      long served,
      long outsideFaults,
      List<InFault> inFaults,
      List<Entry> endpoints) {

    /** Copies the lists. */
    public Entry {
      providers = List.copyOf(providers);
      inFaults = List.copyOf(inFaults);
      endpoints = List.copyOf(endpoints);
    }
  }

  /**
   * What somebody served while a fault lasted.
   *
   * @param fault the name of the faults
   * @param served of the work that was there
   * @param firstAfterSeconds from the start of the fault until the first of it was served
   * @param wasOver whether the fault was over by then
   */
  public record InFault(String fault, long served, double firstAfterSeconds, boolean wasOver) {}
}
