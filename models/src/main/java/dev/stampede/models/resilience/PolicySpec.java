package dev.stampede.models.resilience;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.work.End;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One policy of a chain, as a scenario says it. A kind of policy is a class that answers all of
 * this for itself; whoever builds, explains or judges a chain asks, and does not know the kinds.
 */
public interface PolicySpec {

  /** The name of its kind in scenarios and reports. */
  String kind();

  /** Builds what it does around what is further inside, with fresh state. */
  Layer around(Layer next, Site site);

  /** What it wants to hear of calls before their answer. */
  CallEvents interest();

  /** How it ends requests itself, whatever is inside. */
  Set<End> ends();

  /** How often what is inside is called for one request that enters, at the most; at least 1. */
  int mostCalls();

  /** What all requests together may spend on calls after the first; null for no bound. */
  @Nullable BudgetSpec budget();

  /**
   * Returns the longest time of what is inside together with the policy.
   *
   * @param inside the longest time of one call of what is inside
   */
  LongestTime longest(LongestTime inside, Assumptions assumptions);

  /**
   * Returns how long it goes on trying while every attempt is refused at once.
   *
   * @param inside how long one call of what is inside goes on
   */
  default Envelope envelope(Envelope inside) {
    return inside.within(limits().totalNanos());
  }

  /** When it ends what is inside. */
  TimeLimits limits();

  /**
   * True if {@link #limits} count from the arrival of the work, and so hold for all rungs together;
   * false if they count anew from the start of each call of what is inside.
   */
  boolean countsFromArrival();

  /**
   * The longest wait, in seconds, of a request that is not yet let inside for the first time; 0 if
   * nobody waits, infinite if nothing ends the wait.
   */
  double longestWait();

  /** Calls that it lets inside at a time by a fixed number; infinite if there is none. */
  double mostAtOnce();

  /** The providers that it calls by itself, beside what is inside; most policies call none. */
  default List<String> providers() {
    return List.of();
  }
}
