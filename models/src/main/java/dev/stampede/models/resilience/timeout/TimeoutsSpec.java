package dev.stampede.models.resilience.timeout;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.resilience.TimeLimits;

/**
 * Gives up on what is inside when a part of it takes too long. All times but the last are counted
 * from the start of what is inside.
 *
 * <p>Envoy's {@code per_try_timeout} is one to the first token, its {@code per_try_idle_timeout}
 * one between tokens; httpx's {@code Timeout(600, connect=5)}, which the SDKs of Anthropic and
 * OpenAI use (0.121 and 3.3), is 5 s to connect and 600 s to the first token and between two.
 *
 * @param totalNanos until the answer is whole, positive; {@link #NONE} for any time
 * @param connectNanos until the provider takes the connection up, positive or {@link #NONE}
 * @param firstTokenNanos until the first token, or the whole of an answer that is not streamed;
 *     positive or {@link #NONE}
 * @param betweenTokensNanos from one token of a stream to the next, positive or {@link #NONE}
 */
public record TimeoutsSpec(
    long totalNanos, long connectNanos, long firstTokenNanos, long betweenTokensNanos)
    implements TimeoutPolicySpec {

  /** No limit. */
  public static final long NONE = CallEvents.NEVER;

  /** Rejects times that are not positive. */
  public TimeoutsSpec {
    Require.positive("total", totalNanos);
    Require.positive("connect", connectNanos);
    Require.positive("first_token", firstTokenNanos);
    Require.positive("between_tokens", betweenTokensNanos);
  }

  @Override
  public String kind() {
    return "timeout";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new TimeoutsLayer(this, site.interest().silenceNanos(), next);
  }

  @Override
  public CallEvents interest() {
    // who waits for tokens has to know of the first
    boolean tokens = firstTokenNanos != NONE || betweenTokensNanos != NONE;
    return new CallEvents(connectNanos != NONE, tokens, betweenTokensNanos);
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside.within(limits().wholeNanos(assumptions.streams()));
  }

  @Override
  public TimeLimits limits() {
    return new TimeLimits(totalNanos, connectNanos, firstTokenNanos, betweenTokensNanos);
  }

  @Override
  public boolean countsFromArrival() {
    return false;
  }
}
