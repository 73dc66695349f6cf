package dev.stampede.experiments.recovery;

/**
 * What time out of a promise is put down to.
 *
 * @param name of a fault by plan, or of the source of incidents by chance
 * @param provider that it struck, or that what providers depend on; of a surge the use case
 * @param kind of the fault; {@link #INCIDENT} for incidents by chance, or {@link #SURGE}
 */
public record Cause(String name, String provider, String kind) {

  /** The kind of what comes by chance: it can be any. */
  public static final String INCIDENT = "incident";

  /** The kind of a surge of the demand. */
  public static final String SURGE = "surge";
}
