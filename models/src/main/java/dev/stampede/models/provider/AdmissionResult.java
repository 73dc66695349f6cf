package dev.stampede.models.provider;

import dev.stampede.models.quota.Price;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened at a provider's quotas after the warm-up.
 *
 * @param refusals for each limit, in the same order in all trials
 * @param delayed calls that were held before they went on
 * @param spendNanos price of the calls served to their end, in billionths of a US dollar
 * @param shadowSpendNanos what of that was for copies of work
 */
public record AdmissionResult(
    List<Refusals> refusals, long delayed, long spendNanos, long shadowSpendNanos) {

  /**
   * The calls that a limit refused.
   *
   * @param errorCode how
   */
  public record Refusals(String tier, String limit, String errorCode, long calls) {}

  /** Copies the list. */
  public AdmissionResult {
    refusals = List.copyOf(refusals);
  }

  /** Price of the calls served to their end, in US dollars. */
  public double spendUsd() {
    return spendNanos / Price.NANOS_PER_USD;
  }

  /** What of that was for copies of work, in US dollars. */
  public double shadowSpendUsd() {
    return shadowSpendNanos / Price.NANOS_PER_USD;
  }

  /** Returns the sum of this and another trial's result. */
  AdmissionResult plus(AdmissionResult other) {
    List<Refusals> sums = new ArrayList<>();
    for (int i = 0; i < refusals.size(); i++) {
      Refusals mine = refusals.get(i);
      sums.add(
          new Refusals(
              mine.tier(),
              mine.limit(),
              mine.errorCode(),
              mine.calls() + other.refusals.get(i).calls()));
    }
    return new AdmissionResult(
        sums,
        delayed + other.delayed,
        spendNanos + other.spendNanos,
        shadowSpendNanos + other.shadowSpendNanos);
  }
}
