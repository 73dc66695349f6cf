package dev.stampede.models.routing;

import java.util.Arrays;
import java.util.List;

/** What each endpoint took in this minute of the clock: calls when sent, tokens when answered. */
final class Usage {

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final List<EndpointSpec> endpoints;
  private final int[] calls;
  private final long[] tokens;
  private long minute;

  Usage(List<EndpointSpec> endpoints) {
    this.endpoints = endpoints;
    this.calls = new int[endpoints.size()];
    this.tokens = new long[endpoints.size()];
  }

  private void moveTo(long nowNanos) {
    if (nowNanos / MINUTE_NANOS != minute) {
      minute = nowNanos / MINUTE_NANOS;
      Arrays.fill(calls, 0);
      Arrays.fill(tokens, 0);
    }
  }

  boolean hasRoom(int endpoint, long nowNanos, int inputTokens) {
    moveTo(nowNanos);
    EndpointSpec spec = endpoints.get(endpoint);
    return calls[endpoint] < spec.requestsPerMinute()
        && tokens[endpoint] + inputTokens <= spec.tokensPerMinute();
  }

  long tokens(int endpoint) {
    return tokens[endpoint];
  }

  void sent(int endpoint, long nowNanos) {
    moveTo(nowNanos);
    calls[endpoint]++;
  }

  void answered(int endpoint, long nowNanos, long allTokens) {
    moveTo(nowNanos);
    tokens[endpoint] += allTokens;
  }
}
