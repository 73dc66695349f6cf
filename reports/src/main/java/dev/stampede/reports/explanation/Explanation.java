package dev.stampede.reports.explanation;

import java.util.List;

/**
 * What {@code explain} says of a scenario; its JSON has the same fields in the same order. Fields
 * may be added, never renamed.
 *
 * @param schema {@link #SCHEMA}
 * @param scenario its name
 * @param file where it was read from, as the user gave it
 * @param values what the rest of the scenario holds, defaults included; none if not asked for
 * @param architectures in the order of the scenario; some or all of them
 * @param findings what is doubtful about the scenario beside its architectures
 * @param migrations what each migration between platforms comes to, in a sentence each; none if one
 *     architecture was asked for
 */
public record Explanation(
    String schema,
    String scenario,
    String file,
    List<EffectiveValue> values,
    List<ExplainedArchitecture> architectures,
    List<Finding> findings,
    List<String> migrations) {

  /** The shape of the JSON. */
  public static final String SCHEMA = "stampede.explanation/v1";

  /** Copies the lists. */
  public Explanation {
    values = List.copyOf(values);
    architectures = List.copyOf(architectures);
    findings = List.copyOf(findings);
    migrations = List.copyOf(migrations);
  }
}
