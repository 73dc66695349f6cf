package dev.stampede.scenarios.explain;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.resilience.HedgeSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.reports.explanation.Amplification;
import dev.stampede.reports.explanation.Amplification.Calls;
import dev.stampede.reports.explanation.Amplification.Layer;
import dev.stampede.reports.explanation.Amplification.Returns;
import dev.stampede.scenarios.language.Effective;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many calls one request can become if everything fails that can: every retry is made, every
 * hedge is sent, and every rung is tried. Budgets, breakers and limits are left out: what they save
 * depends on the rest of the work.
 */
final class WorstCalls {
  private final TrialSpec trial;

  WorstCalls(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * Returns the calls and the time at the worst.
   *
   * @param place where the architecture was read
   */
  Amplification of(ArchitectureSpec architecture, Effective place) {
    List<Layer> layers = layers(architecture.chain(), place.elements("chain"));
    BigInteger chain = times(architecture.chain());
    BigInteger rungs = BigInteger.ZERO;
    int calling = 0;
    Map<String, BigInteger> providers = new LinkedHashMap<>();
    for (RungSpec rung : architecture.ladder()) {
      BigInteger ofRung = times(rung);
      if (ofRung.signum() > 0) {
        rungs = rungs.add(ofRung);
        calling++;
        for (String name : providers(rung)) {
          providers.merge(name, ofRung.multiply(chain), BigInteger::add);
        }
      }
    }
    if (!rungs.equals(BigInteger.ONE)) {
      boolean plain = rungs.equals(BigInteger.valueOf(calling));
      String name = plain ? "rungs" : "calls of the rungs";
      layers.add(new Layer(name, place.nearest("ladder").path(), rungs));
    }
    List<Calls> calls = new ArrayList<>();
    providers.forEach((name, number) -> calls.add(new Calls(name, number)));
    WorstTime time = new WorstTime(trial);
    WorstTime.Bound bound = time.of(architecture);
    return new Amplification(
        chain.multiply(rungs),
        layers,
        calls,
        returns(architecture),
        bound.isFinite() ? bound.seconds() : null,
        bound.reason());
  }

  private static List<Layer> layers(List<PolicySpec> chain, List<Effective> elements) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      BigInteger times = times(chain.get(i));
      if (!times.equals(BigInteger.ONE)) {
        layers.add(new Layer(elements.get(i).kind(), elements.get(i).path(), times));
      }
    }
    return layers;
  }

  /** Returns how many calls some policies make of one. */
  static BigInteger times(List<PolicySpec> chain) {
    BigInteger times = BigInteger.ONE;
    for (PolicySpec policy : chain) {
      times = times.multiply(times(policy));
    }
    return times;
  }

  private static BigInteger times(PolicySpec policy) {
    if (policy instanceof PolicySpec.Retry retry) {
      return BigInteger.valueOf(retry.maxRetries() + 1L);
    }
    return policy instanceof HedgeSpec hedge
        ? BigInteger.valueOf(hedge.maxAttempts())
        : BigInteger.ONE;
  }

  private static BigInteger times(RungSpec rung) {
    if (rung instanceof RungSpec.Pool pool) {
      return times(pool.each());
    }
    return rung instanceof RungSpec.Provider ? BigInteger.ONE : BigInteger.ZERO;
  }

  /** Returns the providers that a rung calls; all calls of a pool may go to one endpoint. */
  private static Set<String> providers(RungSpec rung) {
    Set<String> names = new LinkedHashSet<>();
    if (rung instanceof RungSpec.Pool pool) {
      pool.pool().endpoints().stream().map(EndpointSpec::provider).forEach(names::add);
    } else if (rung instanceof RungSpec.Provider call) {
      names.add(call.name());
    }
    return names;
  }

  private List<Returns> returns(ArchitectureSpec architecture) {
    List<Returns> returns = new ArrayList<>();
    for (UseCaseSpec useCase : trial.useCases()) {
      if (useCase.servedBy() != null && !useCase.servedBy().equals(architecture.name())) {
        continue;
      }
      if (useCase.resubmission() != null && useCase.resubmission().probability() > 0) {
        int most = useCase.resubmission().most();
        returns.add(new Returns(useCase.name(), "resubmit", most + 1));
      }
      ReworkSpec rework = useCase.rework();
      if (rework != null && rework.probability() > 0 && !rework.toPeople()) {
        returns.add(new Returns(useCase.name(), "rework", rework.most() + 1));
      }
    }
    return returns;
  }
}
