package dev.stampede.models.provider;

import dev.stampede.models.check.Require;
import dev.stampede.models.quota.QuotaSpec;

/**
 * A provider.
 *
 * @param name unique in the scenario
 * @param quota what each tenant may use of it
 * @param quality of its answers, in [0, 1]
 * @param networkNanos time on the way to it, and again on the way back
 * @param fullStatus HTTP status of the refusal when its queue is full: 529 or 503, say
 * @param cancelStopsWork whether a call that its client gives up is taken out of the engine; if
 *     not, it is served to its end for nobody
 */
public record ProviderSpec(
    String name,
    EngineSpec engine,
    QuotaSpec quota,
    double quality,
    long networkNanos,
    int fullStatus,
    boolean cancelStopsWork) {

  /** Rejects a quality outside [0, 1], a negative network time and a status that is no error. */
  public ProviderSpec {
    Require.share("quality", quality);
    Require.notNegative("network", networkNanos);
    Require.that(
        fullStatus >= 400 && fullStatus <= 599,
        "full_status",
        fullStatus,
        "be an HTTP error, 400 to 599");
  }
}
