package dev.stampede.models.architecture;

import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.PolicySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rung that answers from what the gateway itself has, and so calls nobody. */
public interface OwnAnswerSpec extends RungSpec {

  @Override
  default String label() {
    return kind();
  }

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
  default @Nullable ProviderSpec ownServer() {
    return null;
  }

  @Override
  default @Nullable HumanDeskSpec desk() {
    return null;
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
