package dev.stampede.models.resilience.budget;

import dev.stampede.models.work.Status;

/** gRPC's retry throttling, in thousandths of a token. */
final class GrpcThrottle implements RetryBudget {

  private static final int TOKEN = 1000;

  private final int most;
  private final int gain;
  private int tokens;

  GrpcThrottle(BudgetSpec.Grpc spec) {
    most = spec.maxTokens() * TOKEN;
    gain = (int) Math.floor(spec.tokenRatio() * TOKEN + 1e-6); // 1.001 is 1000.999... of them
    tokens = most;
  }

  @Override
  public void succeeded(long nowNanos, int paid) {
    tokens = Math.min(most, tokens + gain);
  }

  @Override
  public void failed(long nowNanos) {
    tokens = Math.max(0, tokens - TOKEN);
  }

  @Override
  public int pay(long nowNanos, Status failure) {
    return tokens > most / 2 ? 0 : REFUSED;
  }
}
