package dev.stampede.models.provider;

import dev.stampede.models.check.Require;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.work.Request;

/**
 * A service tier, or provisioned capacity.
 *
 * @param name what calls ask for it by; {@link #STANDARD} is the tier of the provider's own quota
 * @param quota what each tenant may use of it
 * @param priority of its calls in the engine, 0 to 9; {@link #OWN_PRIORITY} leaves them theirs
 * @param priceFactor times the provider's price
 * @param reservedPerHour what it costs by the hour, used or not, in the scenario's currency
 * @param spillsOver whether a call that its quota refuses is tried in the standard tier at once; if
 *     that refuses it, too, the first refusal is answered
 * @param first whether calls that ask for no tier are tried here
 */
public record ServiceTierSpec(
    String name,
    QuotaSpec quota,
    int priority,
    double priceFactor,
    double reservedPerHour,
    boolean spillsOver,
    boolean first) {

  /** The tier of the provider's own quota. */
  public static final String STANDARD = "standard";

  /** Leaves calls the priority that they have. */
  public static final int OWN_PRIORITY = -1;

  /** Rejects a priority out of range and a negative price. */
  public ServiceTierSpec {
    Require.that(
        priority >= OWN_PRIORITY && priority <= Request.TOP_PRIORITY,
        "priority",
        priority,
        "lie between 0 and 9");
    Require.that(
        priceFactor >= 0 && priceFactor <= 1000, "price", priceFactor, "lie between 0 and 1000");
    Require.atLeast("reserved", reservedPerHour, 0);
  }

  /** A tier that costs nothing but what calls of it cost. */
  public ServiceTierSpec(
      String name,
      QuotaSpec quota,
      int priority,
      double priceFactor,
      boolean spillsOver,
      boolean first) {
    this(name, quota, priority, priceFactor, 0, spillsOver, first);
  }
}
