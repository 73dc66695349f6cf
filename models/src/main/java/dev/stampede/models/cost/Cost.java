package dev.stampede.models.cost;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What something costs, in the scenario's currency.
 *
 * @param parts what it is paid for; what is not there costs nothing
 */
public record Cost(Map<CostPart, Double> parts) implements Serializable {

  /** Nothing. */
  public static final Cost NONE = new Cost(new EnumMap<>(CostPart.class));

  private static final double NANOS_PER_HOUR = 3600e9;

  /** Copies the map. */
  public Cost {
    Map<CostPart, Double> copy = new EnumMap<>(CostPart.class);
    copy.putAll(parts);
    parts = Collections.unmodifiableMap(copy);
  }

  /** Returns an amount that is paid for something. */
  public static Cost of(CostPart part, double amount) {
    return amount == 0 ? NONE : new Cost(Map.of(part, amount));
  }

  /** Returns what is paid for something by the hour in a time, in nanoseconds. */
  public static Cost ofTime(CostPart part, double perHour, double nanos) {
    return of(part, perHour * (nanos / NANOS_PER_HOUR));
  }

  /** What is paid for something. */
  public double of(CostPart part) {
    return parts.getOrDefault(part, 0.0);
  }

  /** All of it. */
  public double total() {
    double total = 0;
    for (double amount : parts.values()) { // in the order of the parts
      total += amount;
    }
    return total;
  }

  /** Returns the sum of this and another cost. */
  public Cost plus(Cost other) {
    Map<CostPart, Double> sum = new EnumMap<>(CostPart.class);
    sum.putAll(parts);
    other.parts.forEach((part, amount) -> sum.merge(part, amount, Double::sum));
    return new Cost(sum);
  }
}
