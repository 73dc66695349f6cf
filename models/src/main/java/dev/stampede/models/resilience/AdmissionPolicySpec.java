package dev.stampede.models.resilience;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.resilience.budget.BudgetSpec;
import org.jspecify.annotations.Nullable;

/**
 * A policy that decides whether, and when, a request goes inside. It goes there once, and nothing
 * that happens to it there is the policy's doing.
 */
public interface AdmissionPolicySpec extends PolicySpec {

  @Override
  default CallEvents interest() {
    return CallEvents.NONE;
  }

  @Override
  default int mostCalls() {
    return 1;
  }

  @Override
  default @Nullable BudgetSpec budget() {
    return null;
  }

  @Override
  default TimeLimits limits() {
    return TimeLimits.UNLIMITED;
  }

  @Override
  default boolean countsFromArrival() {
    return false;
  }
}
