package dev.stampede.scenarios.explain;

import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.reports.explanation.Amplification;
import dev.stampede.reports.explanation.Amplification.Calls;
import dev.stampede.reports.explanation.Amplification.Layer;
import dev.stampede.reports.explanation.Amplification.Returns;
import dev.stampede.scenarios.review.Design;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Level;
import dev.stampede.scenarios.review.Level.Step;
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
  private WorstCalls() {}

  /** Returns the calls and the time at the worst. */
  static Amplification of(Design design) {
    Level level = design.level();
    List<Layer> layers = new ArrayList<>();
    addLayers(level, layers);
    Map<String, BigInteger> providers = new LinkedHashMap<>();
    addCalls(level, BigInteger.ONE, providers);
    List<Calls> calls = new ArrayList<>();
    providers.forEach((name, number) -> calls.add(new Calls(name, number)));
    LongestTime longest = new WorstTime(design).longest();
    return new Amplification(
        level.calls(),
        layers,
        calls,
        returns(design),
        longest.isFinite() ? longest.seconds() : null,
        longest.reason());
  }

  /** Adds what multiplies calls; where all go to one gateway inside, that is followed. */
  private static void addLayers(Level level, List<Layer> layers) {
    for (Link link : level.chain()) {
      BigInteger times = Level.times(List.of(link));
      if (!times.equals(BigInteger.ONE)) {
        layers.add(new Layer(link.place().kind(), link.place().path(), times));
      }
    }
    List<Step> calling = level.steps().stream().filter(step -> step.calls().signum() > 0).toList();
    Level only = calling.size() == 1 ? calling.get(0).inner() : null;
    if (only != null) {
      addLayers(only, layers);
      return;
    }
    BigInteger calls = level.callsOfRungs();
    if (!calls.equals(BigInteger.ONE)) {
      boolean plain = calls.equals(BigInteger.valueOf(calling.size()));
      layers.add(
          new Layer(
              plain ? "rungs" : "calls of the rungs",
              level.place().nearest("ladder").path(),
              calls));
    }
  }

  /** Adds the calls to each provider; all calls of a pool may go to one endpoint. */
  private static void addCalls(
      Level level, BigInteger requests, Map<String, BigInteger> providers) {
    BigInteger each = requests.multiply(Level.times(level.chain()));
    for (Step step : level.steps()) {
      if (step.inner() == null) {
        BigInteger calls = each.multiply(Level.times(step.policies()));
        step.providers().forEach(name -> providers.merge(name, calls, BigInteger::add));
      } else {
        addCalls(step.inner(), each, providers);
      }
    }
  }

  private static List<Returns> returns(Design design) {
    List<Returns> returns = new ArrayList<>();
    for (UseCaseSpec useCase : design.useCases()) {
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
