package dev.stampede.models.resilience;

/**
 * What the longest times of policies depend on beside the policies.
 *
 * @param streams whether answers are streamed; if not, the first token is the whole answer
 * @param retryAfter whether somebody inside may say when to come back
 */
public record Assumptions(boolean streams, boolean retryAfter) {}
