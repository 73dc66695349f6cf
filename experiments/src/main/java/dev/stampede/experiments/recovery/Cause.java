package dev.stampede.experiments.recovery;

import dev.stampede.models.fault.FaultSpec;
import java.util.List;

/**
 * What time out of a promise is put down to.
 *
 * @param name of a fault by plan, or of the source of incidents by chance
 * @param provider that it struck, or that what providers depend on; of surges that begin together
 *     their use cases, with commas between them
 * @param kind of the fault; {@link #INCIDENT} for incidents by chance, or {@link #SURGE}
 */
public record Cause(String name, String provider, String kind) {

  /** The kind of what comes by chance: it can be any. */
  public static final String INCIDENT = "incident";

  /** The kind of a surge of the demand. */
  public static final String SURGE = "surge";

  private static final String COMMA = ", ";

  /** Returns the cause that is the surges of some use cases, which begin together. */
  static Cause ofSurges(List<String> useCases) {
    String all = String.join(COMMA, useCases);
    return new Cause("surge of " + all, all, SURGE);
  }

  /**
   * Whether a provider, one of its tiers, or a use case is what was struck.
   *
   * @param struck as {@link #provider} has it
   */
  public static boolean strikes(String name, String struck) {
    return struck.startsWith(FaultSpec.placeOf(name, ""))
        || List.of(struck.split(COMMA)).contains(name);
  }
}
