package dev.stampede.models.tier;

import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * What a tier asks a dependency about each call that the tier's cache does not know.
 *
 * @param dependency its name
 * @param cache what the tier remembers of earlier answers; null if nothing
 * @param failureStatus HTTP status of calls about which the dependency gives no answer, in the
 *     trade of the tier: "unknown key" (401) where keys cannot be looked up, say
 * @param failsOpen whether such calls go on instead
 */
public record QuestionSpec(
    String dependency, @Nullable CacheSpec cache, int failureStatus, boolean failsOpen) {

  /** Rejects a status that is no error. */
  public QuestionSpec {
    Require.httpError("failure_status", failureStatus);
  }
}
