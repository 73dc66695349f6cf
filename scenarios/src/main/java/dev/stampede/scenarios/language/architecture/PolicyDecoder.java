package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;

/** Reads one kind of policy. */
public interface PolicyDecoder {
  /** A policy that stands for one that is not described well. */
  PolicySpec STAND_IN = new TimeoutSpec(1);

  /**
   * Reads what is below the name of the kind.
   *
   * @param value absent if the name stands alone
   * @param providers whom the scenario has
   * @return the policy; {@link #STAND_IN} if it is not described well
   */
  PolicySpec read(ValueReader value, Names providers);
}
