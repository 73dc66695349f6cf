package dev.stampede.models.attribution;

import java.io.Serializable;

/**
 * What a guard did after the warm-up. Each replica of a gateway has its own, in every replication;
 * sums are over all of them, and the most and the longest are those of the worst one.
 *
 * @param chain what it guards: a provider, a pool or an endpoint of one; or its rung
 * @param guard its kind
 * @param guards how many the figures are of
 * @param openings how often they began to keep work away
 * @param mostOpenings of one of them in one replication
 * @param openingsInFaults those of them while a fault struck the provider
 * @param openNanos how long they kept work away
 * @param longestOpenNanos of one of them in one replication
 * @param probes calls let through to see whether the provider is well
 * @param faults that struck the provider, once for each guard
 * @param faultsNoticed those in which the guard opened, or was open when they began
 * @param noticedAfterNanos from the start of those faults to the first opening
 * @param longestNoticeNanos the longest of these times
 * @param failuresBefore failures that the guard saw in these times
 * @param mostFailuresBefore of one guard in one fault
 */
public record GuardResult(
    String chain,
    String guard,
    long guards,
    long openings,
    long mostOpenings,
    long openingsInFaults,
    long openNanos,
    long longestOpenNanos,
    long probes,
    long faults,
    long faultsNoticed,
    long noticedAfterNanos,
    long longestNoticeNanos,
    long failuresBefore,
    long mostFailuresBefore)
    implements Serializable {

  /** Returns what both found. */
  GuardResult plus(GuardResult other) {
    return new GuardResult(
        chain,
        guard,
        guards + other.guards,
        openings + other.openings,
        Math.max(mostOpenings, other.mostOpenings),
        openingsInFaults + other.openingsInFaults,
        openNanos + other.openNanos,
        Math.max(longestOpenNanos, other.longestOpenNanos),
        probes + other.probes,
        faults + other.faults,
        faultsNoticed + other.faultsNoticed,
        noticedAfterNanos + other.noticedAfterNanos,
        Math.max(longestNoticeNanos, other.longestNoticeNanos),
        failuresBefore + other.failuresBefore,
        Math.max(mostFailuresBefore, other.mostFailuresBefore));
  }
}
