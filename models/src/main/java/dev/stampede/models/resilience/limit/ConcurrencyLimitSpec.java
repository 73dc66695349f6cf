package dev.stampede.models.resilience.limit;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.AdmissionPolicySpec;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import java.util.Set;

/**
 * Lets a number of calls through at a time and refuses the others.
 *
 * @param maxConcurrent positive
 */
public record ConcurrencyLimitSpec(int maxConcurrent) implements AdmissionPolicySpec {

  /** Rejects a number that is not positive. */
  public ConcurrencyLimitSpec {
    Require.positive("max_concurrent", maxConcurrent);
  }

  @Override
  public String kind() {
    return "concurrency_limit";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new ConcurrencyLimitLayer(this, next);
  }

  @Override
  public Set<End> ends() {
    return Set.of(End.of(Status.LIMIT_REACHED));
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside;
  }

  @Override
  public double longestWait() {
    return 0;
  }

  @Override
  public double mostAtOnce() {
    return maxConcurrent;
  }
}
