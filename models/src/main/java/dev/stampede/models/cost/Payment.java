package dev.stampede.models.cost;

import dev.stampede.models.check.Require;

/**
 * How those are paid who serve calls.
 *
 * @param capacity what their capacity is paid as
 * @param perHour what each unit of it costs by the hour, used or not, in the scenario's currency,
 *     at least 0: a person on shift, or a replica
 * @param reservedPerHour what capacity costs by the hour that is kept for us, used or not, in the
 *     scenario's currency, at least 0
 * @param calls what the calls are paid as that they serve
 */
public record Payment(CostPart capacity, double perHour, double reservedPerHour, CostPart calls) {

  /** A provider whose capacity is not ours to pay. */
  public static final Payment BY_CALLS = ofProvider(0, 0);

  /** Rejects negative prices. */
  public Payment {
    Require.atLeast("price", perHour, 0);
    Require.atLeast("reserved", reservedPerHour, 0);
  }

  /** A provider whose replicas we pay, or what it keeps for us. */
  public static Payment ofProvider(double perHour, double reservedPerHour) {
    return new Payment(CostPart.REPLICAS, perHour, reservedPerHour, CostPart.TOKENS);
  }

  /** Servers of an architecture's own. */
  public static Payment ofServers(double perHour) {
    return new Payment(CostPart.REPLICAS, perHour, 0, CostPart.REPLICAS);
  }

  /** People. */
  public static Payment ofPeople(double perHour) {
    return new Payment(CostPart.PEOPLE, perHour, 0, CostPart.PEOPLE);
  }

  /** Returns what units cost that were there for so many nanoseconds together. */
  public Cost ofTime(double unitNanos) {
    return Cost.ofTime(capacity, perHour, unitNanos);
  }
}
