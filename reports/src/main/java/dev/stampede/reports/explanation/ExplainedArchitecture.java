package dev.stampede.reports.explanation;

import java.util.List;

/**
 * An architecture, as it is when everything is resolved.
 *
 * @param values what its keys hold, defaults included
 * @param amplification how many calls one request can become
 * @param perHour what it costs whatever comes
 * @param findings what is doubtful about it
 * @param giveUps when the clients of its providers give up, the first choice first
 */
public record ExplainedArchitecture(
    String name,
    List<EffectiveValue> values,
    Amplification amplification,
    HourlyCost perHour,
    List<Finding> findings,
    List<GiveUp> giveUps) {

  /** Copies the lists. */
  public ExplainedArchitecture {
    values = List.copyOf(values);
    findings = List.copyOf(findings);
    giveUps = List.copyOf(giveUps);
  }
}
