package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.resilience.HedgeSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RetrySpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Rule;
import java.math.BigInteger;
import java.util.List;

/** Warns of retries inside retries: what each layer multiplies the calls by. */
public final class RetryReview {
  private final TrialSpec trial;

  public RetryReview(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * Warns at the chains, and at gateways inside them.
   *
   * @param root the scenario that the trial was read from
   */
  public void warn(MappingReader root) {
    MappingReader section = root.required("architectures").mapping();
    for (ArchitectureSpec architecture : trial.architectures()) {
      MappingReader in = section.required(architecture.name()).mapping();
      warn(
          architecture.chain(),
          in.optional("chain"),
          architecture.ladder(),
          LadderPlaces.of(in, architecture.ladder()));
    }
  }

  private static void warn(
      List<PolicySpec> chain,
      ValueReader chainPlace,
      List<RungSpec> ladder,
      List<ValueReader> places) {
    warnOfChain(chain, chainPlace);
    for (int i = 0; i < ladder.size(); i++) {
      if (ladder.get(i) instanceof GatewayRungSpec gateway) {
        ValueReader place = places.get(i);
        warnOfGateway(gateway, chain, place);
        warn(
            gateway.chain(),
            LadderPlaces.chainOf(place),
            gateway.ladder(),
            LadderPlaces.inside(place, gateway));
      }
    }
  }

  private static void warnOfChain(List<PolicySpec> chain, ValueReader value) {
    long nested = chain.stream().filter(policy -> attempts(policy) > 1).count();
    boolean hedged = chain.stream().anyMatch(HedgeSpec.class::isInstance);
    if (nested > 1) {
      value.finding(
          Rule.RETRIES_ON_RETRIES,
          "%s has %s: up to %d calls for one request"
              .formatted(
                  value.path(),
                  hedged ? "hedges beside retries or hedges" : "retries inside retries",
                  attempts(chain)),
          "one retry is usually enough");
    }
  }

  private static void warnOfGateway(
      GatewayRungSpec gateway, List<PolicySpec> chain, ValueReader place) {
    BigInteger around = attempts(chain);
    BigInteger calls = calls(gateway.chain(), gateway.ladder());
    if (around.compareTo(BigInteger.ONE) > 0 && calls.compareTo(BigInteger.ONE) > 0) {
      place.finding(
          Rule.RETRIES_ON_RETRIES,
          "%s is tried up to %d times and makes up to %d calls each time: up to %d for one request"
              .formatted(place.path(), around, calls, around.multiply(calls)),
          "one layer that retries is usually enough");
    }
  }

  /** Returns the most calls that a ladder makes for one piece of work. */
  private static BigInteger calls(List<PolicySpec> chain, List<RungSpec> ladder) {
    BigInteger calls = BigInteger.ZERO;
    for (RungSpec rung : ladder) {
      if (rung instanceof ProviderRungSpec) {
        calls = calls.add(BigInteger.ONE);
      } else if (rung instanceof PoolRungSpec pool) {
        calls = calls.add(attempts(pool.each()));
      } else if (rung instanceof GatewayRungSpec gateway) {
        calls = calls.add(calls(gateway.chain(), gateway.ladder()));
      }
    }
    return calls.multiply(attempts(chain));
  }

  /** Returns how often what is inside a chain is tried at most. */
  private static BigInteger attempts(List<PolicySpec> chain) {
    BigInteger attempts = BigInteger.ONE;
    for (PolicySpec policy : chain) {
      attempts = attempts.multiply(BigInteger.valueOf(attempts(policy)));
    }
    return attempts;
  }

  private static long attempts(PolicySpec policy) {
    if (policy instanceof RetrySpec retry) {
      return retry.mostRetries() + 1L;
    }
    return policy instanceof HedgeSpec hedge ? hedge.maxAttempts() : 1;
  }
}
