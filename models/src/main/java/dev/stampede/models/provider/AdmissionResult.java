package dev.stampede.models.provider;

import dev.stampede.models.cost.Spending;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened at a provider's quotas after the warm-up.
 *
 * @param refusals for each limit, in the same order in all trials
 * @param delayed calls that were held before they went on
 * @param spending what the calls cost that were served
 * @param shadowSpending what of that was for copies of work
 */
public record AdmissionResult(
    List<Refusals> refusals, long delayed, Spending spending, Spending shadowSpending)
    implements Serializable {

  /**
   * The calls that a limit refused.
   *
   * @param errorCode how
   */
  public record Refusals(String tier, String limit, String errorCode, long calls)
      implements Serializable {}

  /** Copies the list. */
  public AdmissionResult {
    refusals = List.copyOf(refusals);
  }

  /**
   * Returns the sum of this and another trial's result. What this one's calls cost is added to and
   * passed on: it must not be used afterwards.
   */
  AdmissionResult absorb(AdmissionResult other) {
    spending.add(other.spending);
    shadowSpending.add(other.shadowSpending);
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
    return new AdmissionResult(sums, delayed + other.delayed, spending, shadowSpending);
  }
}
