package dev.stampede.scenarios.explain;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.resilience.HedgeSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RetrySpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.reports.explanation.Amplification;
import dev.stampede.reports.explanation.Amplification.Calls;
import dev.stampede.reports.explanation.Amplification.Layer;
import dev.stampede.reports.explanation.Amplification.Returns;
import dev.stampede.scenarios.read.Effective;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    List<Layer> layers = new ArrayList<>();
    addLayers(architecture.chain(), architecture.ladder(), place, layers);
    Map<String, BigInteger> providers = new LinkedHashMap<>();
    addCalls(architecture.chain(), architecture.ladder(), BigInteger.ONE, providers);
    List<Calls> calls = new ArrayList<>();
    providers.forEach((name, number) -> calls.add(new Calls(name, number)));
    WorstTime.Bound bound = new WorstTime(trial).of(architecture);
    return new Amplification(
        times(architecture.chain()).multiply(calls(architecture.ladder())),
        layers,
        calls,
        returns(architecture),
        bound.isFinite() ? bound.seconds() : null,
        bound.reason());
  }

  /** Adds what multiplies calls; where all go to one gateway inside, that is followed. */
  private static void addLayers(
      List<PolicySpec> chain, List<RungSpec> ladder, Effective place, List<Layer> layers) {
    List<Effective> elements = place.elements("chain");
    for (int i = 0; i < chain.size(); i++) {
      BigInteger times = times(chain.get(i));
      if (!times.equals(BigInteger.ONE)) {
        layers.add(new Layer(elements.get(i).kind(), elements.get(i).path(), times));
      }
    }
    List<RungSpec> calling = ladder.stream().filter(rung -> calls(rung).signum() > 0).toList();
    if (calling.size() == 1 && calling.get(0) instanceof GatewayRungSpec gateway) {
      Effective inside = place.elements("ladder").get(ladder.indexOf(gateway)).nearest("gateway");
      addLayers(gateway.chain(), gateway.ladder(), inside, layers);
      return;
    }
    BigInteger calls = calls(ladder);
    if (!calls.equals(BigInteger.ONE)) {
      boolean plain = calls.equals(BigInteger.valueOf(calling.size()));
      layers.add(
          new Layer(plain ? "rungs" : "calls of the rungs", place.nearest("ladder").path(), calls));
    }
  }

  /** Adds the calls to each provider; all calls of a pool may go to one endpoint. */
  private static void addCalls(
      List<PolicySpec> chain,
      List<RungSpec> ladder,
      BigInteger requests,
      Map<String, BigInteger> providers) {
    BigInteger each = requests.multiply(times(chain));
    for (RungSpec rung : ladder) {
      if (rung instanceof ProviderRungSpec call) {
        providers.merge(call.name(), each, BigInteger::add);
      } else if (rung instanceof PoolRungSpec pool) {
        BigInteger calls = each.multiply(times(pool.each()));
        pool.pool().endpoints().stream()
            .map(EndpointSpec::provider)
            .distinct()
            .forEach(name -> providers.merge(name, calls, BigInteger::add));
      } else if (rung instanceof GatewayRungSpec gateway) {
        addCalls(gateway.chain(), gateway.ladder(), each, providers);
      }
    }
  }

  /** Returns how many calls some policies make of one. */
  private static BigInteger times(List<PolicySpec> chain) {
    BigInteger times = BigInteger.ONE;
    for (PolicySpec policy : chain) {
      times = times.multiply(times(policy));
    }
    return times;
  }

  private static BigInteger times(PolicySpec policy) {
    if (policy instanceof RetrySpec retry) {
      return BigInteger.valueOf(retry.mostRetries() + 1L);
    }
    return policy instanceof HedgeSpec hedge
        ? BigInteger.valueOf(hedge.maxAttempts())
        : BigInteger.ONE;
  }

  private static BigInteger calls(List<RungSpec> ladder) {
    return ladder.stream().map(WorstCalls::calls).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger calls(RungSpec rung) {
    if (rung instanceof PoolRungSpec pool) {
      return times(pool.each());
    }
    if (rung instanceof GatewayRungSpec gateway) {
      return times(gateway.chain()).multiply(calls(gateway.ladder()));
    }
    return rung instanceof ProviderRungSpec ? BigInteger.ONE : BigInteger.ZERO;
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
