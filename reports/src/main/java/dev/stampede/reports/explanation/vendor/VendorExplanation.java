package dev.stampede.reports.explanation.vendor;

import java.util.List;

/**
 * What {@code explain --as vendor} says of a scenario; its JSON has the same fields in the same
 * order. Fields may be added, never renamed.
 *
 * @param schema {@link #SCHEMA}
 * @param scenario its name
 * @param file where it was read from, as the user gave it
 * @param architectures those with vendors' elements, in the order of the scenario; some or all
 */
public record VendorExplanation(
    String schema, String scenario, String file, List<VendorArchitecture> architectures) {

  /** The shape of the JSON. */
  public static final String SCHEMA = "stampede.vendor-explanation/v1";

  /** Copies the list. */
  public VendorExplanation {
    architectures = List.copyOf(architectures);
  }
}
