package dev.stampede.reports.result;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run costs, in the mean of the replications, in the scenario's currency: what the scenario
 * prices, and nothing else.
 *
 * @param total all of it
 * @param tickets work that ended outside its tolerance
 * @param tokens calls to providers that were served
 * @param people hours at desks, or pieces of work done there
 * @param replicas hours of servers
 * @param reserved capacity that is paid whether it is used or not
 * @param fixed what the architecture costs by being there
 * @param lostHours hours of people in a closed loop that were lost; below 0 where more was done
 *     than by the same people where nothing goes wrong
 * @param ci95 lower and upper end of the 95 % interval of the total; both null where there is none
 */
public record CostSummary(
    double total,
    double tickets,
    double tokens,
    double people,
    double replicas,
    double reserved,
    double fixed,
    double lostHours,
    List<@Nullable Double> ci95) {

  /** Nothing is paid. */
  public static final CostSummary NONE =
      new CostSummary(0, 0, 0, 0, 0, 0, 0, 0, Arrays.asList(null, null));
}
