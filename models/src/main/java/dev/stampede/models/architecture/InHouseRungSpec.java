package dev.stampede.models.architecture;

import dev.stampede.models.resilience.PolicySpec;
import java.util.List;

/** A rung of the architecture's own, which calls no provider. */
public interface InHouseRungSpec extends RungSpec {

  @Override
  default List<String> providers() {
    return List.of();
  }

  @Override
  default List<PolicySpec> policies() {
    return List.of();
  }

  @Override
  default List<RungSpec> inner() {
    return List.of();
  }

  @Override
  default int maxTokens() {
    return Integer.MAX_VALUE;
  }

  @Override
  default double firstShare(String provider) {
    return 0;
  }
}
