package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.VendorElement.Unit;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;

/** A method's entry in gRPC's service config: its deadline, and either retries or hedges. */
final class GrpcServiceConfig implements VendorKind {
  /** Larger numbers of attempts are taken for this one, as by gRPC. */
  private static final int MOST_ATTEMPTS = 5;

  private static final int MOST_WRITTEN = 1000;

  @Override
  public Translation translate(VendorElement in) {
    boolean retries = in.isGiven("retryPolicy");
    boolean hedges = in.isGiven("hedgingPolicy");
    if (retries && hedges) {
      in.error("has both a retryPolicy and a hedgingPolicy", "a method has one of them");
    }
    List<Node> chain = new ArrayList<>();
    if (in.has("timeout")) {
      chain.add(in.write().with("timeout", in.time("timeout", Unit.SECONDS)).mapping());
    }
    if (retries) {
      chain.add(budgeted(in, retry(in.inside("retryPolicy"))).element("retry"));
    } else if (hedges) {
      chain.add(budgeted(in, hedge(in.inside("hedgingPolicy"))).element("hedge"));
    } else if (in.isGiven("retryThrottling")) {
      budget(in);
      in.warning("retryThrottling throttles nothing", "there are neither retries nor hedges");
    }
    return Translation.of(chain);
  }

  private static Written retry(VendorElement policy) {
    Written backoff =
        policy
            .write()
            .with("initial", policy.time("initialBackoff", Unit.SECONDS))
            .with("max", policy.time("maxBackoff", Unit.SECONDS))
            .with("multiplier", policy.decimal("backoffMultiplier", 1, Double.POSITIVE_INFINITY));
    return policy
        .write()
        .with("max_retries", attempts(policy, -1))
        .with("on", codes(policy, "retryableStatusCodes"))
        .with("backoff", backoff.mapping())
        .with(policy.behavior("retry"));
  }

  private static Written hedge(VendorElement policy) {
    return policy
        .write()
        .with("delay", policy.time("hedgingDelay", Unit.SECONDS))
        .with("max_attempts", attempts(policy, 0))
        .with("non_fatal", codes(policy, "nonFatalStatusCodes"));
  }

  private static Node.Scalar attempts(VendorElement policy, int plus) {
    int attempts = policy.number("maxAttempts", 2, MOST_WRITTEN);
    if (attempts > MOST_ATTEMPTS) {
      policy.warning("maxAttempts above %1$d is taken for %1$d".formatted(MOST_ATTEMPTS), null);
    }
    int taken = Math.min(attempts, MOST_ATTEMPTS);
    return policy.whole("maxAttempts", 2, MOST_WRITTEN, taken - attempts + plus);
  }

  private static Node codes(VendorElement policy, String key) {
    return policy.translated(key, policy.behavior("status_codes"));
  }

  private static Written budgeted(VendorElement in, Written policy) {
    return in.isGiven("retryThrottling") ? policy.with("budget", budget(in)) : policy;
  }

  private static Node budget(VendorElement in) {
    VendorElement throttling = in.inside("retryThrottling");
    Written grpc =
        throttling
            .write()
            .with("max_tokens", throttling.whole("maxTokens", 1, 1000, 0))
            .with("token_ratio", throttling.decimal("tokenRatio", 0.001, 1000));
    return throttling.write().with("grpc", grpc.mapping()).mapping();
  }
}
