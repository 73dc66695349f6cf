package dev.stampede.reports.explanation.vendor;

import dev.stampede.reports.explanation.Finding;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An architecture with vendors' elements.
 *
 * @param elements in the order of the scenario
 * @param calls of one request at the worst, to all providers together; retries without limit count
 *     as 2,147,483,647
 * @param layers what makes them, outermost first
 * @param worstSeconds the longest that machines take over a request; null if nothing bounds it
 * @param unbounded why nothing bounds it; null if something does
 * @param serving who served in a run of it; null if none was asked for
 * @param advice what to do about those that never serve
 */
public record VendorArchitecture(
    String name,
    List<VendorElementWords> elements,
    BigInteger calls,
    List<WorstLayer> layers,
    @Nullable Double worstSeconds,
    @Nullable String unbounded,
    @Nullable Serving serving,
    List<Finding> advice) {

  /** Copies the lists. */
  public VendorArchitecture {
    elements = List.copyOf(elements);
    layers = List.copyOf(layers);
    advice = List.copyOf(advice);
  }
}
