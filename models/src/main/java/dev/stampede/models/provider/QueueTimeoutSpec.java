package dev.stampede.models.provider;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Answer;

/**
 * How long a provider lets calls wait in the queue of its engine, and what it answers then.
 *
 * @param afterNanos the longest wait, positive
 * @param httpStatus of the answer to those that have waited so long, 400 to 599
 * @param retryAfterNanos what is said of when to come back, positive, or {@link
 *     Answer#NO_RETRY_AFTER}
 */
public record QueueTimeoutSpec(long afterNanos, int httpStatus, long retryAfterNanos) {

  /** Rejects times that are not positive and a status that is no error. */
  public QueueTimeoutSpec {
    Require.positive("after", afterNanos);
    Require.httpError("status", httpStatus);
    if (retryAfterNanos != Answer.NO_RETRY_AFTER) {
      Require.positive("retry_after", retryAfterNanos);
    }
  }
}
