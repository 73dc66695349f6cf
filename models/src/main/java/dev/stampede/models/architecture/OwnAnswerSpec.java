package dev.stampede.models.architecture;

import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import org.jspecify.annotations.Nullable;

/** A rung that answers from what the gateway itself has, without anybody who serves. */
public interface OwnAnswerSpec extends InHouseRungSpec {

  @Override
  default String label() {
    return kind();
  }

  @Override
  default @Nullable ProviderSpec ownServer() {
    return null;
  }

  @Override
  default @Nullable HumanDeskSpec desk() {
    return null;
  }
}
