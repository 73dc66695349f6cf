package dev.stampede.models.resilience.timeout;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy that lets every request inside at once, and gives it up when a time is over. */
public interface TimeoutPolicySpec extends PolicySpec {

  @Override
  default Set<End> ends() {
    return Set.of(End.of(Status.TIMEOUT));
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
  default double longestWait() {
    return 0;
  }

  @Override
  default double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }
}
