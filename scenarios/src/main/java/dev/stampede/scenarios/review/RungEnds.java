package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Level.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How the rungs of a ladder can end without an answer, and where work goes then. */
final class RungEnds {
  private final TrialSpec trial;

  RungEnds(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * The ways down a ladder.
   *
   * @param reached whether work can come to each rung
   * @param before how the rungs before each one can end
   * @param left the ends that no rung takes
   */
  record Ways(List<Boolean> reached, List<Set<End>> before, Set<End> left) {}

  /** Follows every way that a rung can end to the rung that takes it. */
  Ways follow(Level level) {
    List<Step> steps = level.steps();
    boolean[] reached = new boolean[steps.size()];
    reached[0] = true;
    List<Set<End>> before = new ArrayList<>();
    Set<End> sofar = new TreeSet<>();
    Set<End> left = new TreeSet<>();
    for (int i = 0; i < steps.size(); i++) {
      before.add(new TreeSet<>(sofar));
      Set<End> ends = reached[i] ? ends(steps.get(i), level.chain()) : Set.of();
      sofar.addAll(ends);
      for (End end : ends) {
        int next = next(steps, i, end);
        if (next < steps.size()) {
          reached[next] = true;
        } else {
          left.add(end);
        }
      }
    }
    return new Ways(
        IntStream.range(0, steps.size()).mapToObj(i -> reached[i]).toList(), before, left);
  }

  /** Returns the rung that work goes to from another one; the ladder's size if it ends there. */
  private static int next(List<Step> steps, int from, End end) {
    int next = from + 1;
    while (next < steps.size() && !end.isIn(steps.get(next).rung().when())) {
      next++;
    }
    return next;
  }

  /** Returns the statuses without an answer that a rung can end with. */
  private Set<End> ends(Step step, List<Link> chain) {
    RungSpec rung = step.rung();
    Set<End> ends = new TreeSet<>(rung.ends());
    if (rung.ownServer() != null) {
      addEnds(rung.ownServer(), ends);
    }
    rung.providers().forEach(provider -> addEnds(provider, ends));
    if (step.inner() != null) {
      ends.addAll(follow(step.inner()).left());
    }
    step.policies().forEach(link -> ends.addAll(link.policy().ends()));
    if (rung.takesChain()) {
      chain.forEach(link -> ends.addAll(link.policy().ends()));
    }
    return ends;
  }

  private void addEnds(String name, Set<End> ends) {
    trial.providers().stream()
        .filter(provider -> provider.name().equals(name))
        .forEach(provider -> addEnds(provider, ends));
    trial.faults().effectsOn(name).forEach(effect -> addEnds(effect, ends));
    trial.stepsOf(name).forEach(step -> addEnds(step, ends));
  }

  private void addEnds(ProviderSpec provider, Set<End> ends) {
    addEndsOfOwner(trial.ownerOf(provider), provider, ends);
    provider.quotas().forEach(quota -> addEnds(quota, ends));
    AdmissionSpec admission = provider.admission();
    if (!admission.shedding().isEmpty()) {
      ends.add(End.of(provider.fullStatus()));
    }
    admission.wayIn().tiers().forEach(tier -> addEnds(tier, ends));
    provider.engine().errors().forEach(status -> ends.add(End.of(status)));
    for (Status status : provider.engine().ends()) {
      ends.add(status == Status.OVERLOADED ? End.of(provider.fullStatus()) : End.of(status));
    }
  }

  /** The queue is the owner's, and what empties the engine ends the calls of all doors. */
  private void addEndsOfOwner(ProviderSpec owner, ProviderSpec door, Set<End> ends) {
    QueueTimeoutSpec timeout = owner.admission().queueTimeout();
    if (timeout != null) {
      ends.add(End.of(timeout.httpStatus()));
    }
    if (door.sharedWith() != null) {
      trial.faults().effectsOn(owner.name()).stream()
          .filter(effect -> effect.cutsOff() && !effect.concernsInference())
          .forEach(effect -> addEnds(effect, ends));
      trial.stepsOf(owner.name()).stream()
          .filter(step -> step.tier() == null && step.step().cutsOff())
          .forEach(step -> addEnds(step, ends));
    }
  }

  private static void addEnds(StepSpec step, Set<End> ends) {
    step.step().statuses().forEach(status -> ends.add(End.of(status)));
    if (step.step().cutsOff()) {
      ends.add(End.of(Status.CUT));
    }
  }

  private static void addEnds(TierSpec tier, Set<End> ends) {
    if (tier.canBeFull()) {
      ends.add(End.of(tier.fullStatus()));
    }
    if (tier.timeoutNanos() != TierSpec.ENDLESS) {
      ends.add(End.of(tier.timeoutStatus()));
    }
    tier.questions().stream()
        .filter(question -> !question.failsOpen())
        .forEach(question -> ends.add(End.of(question.failureStatus())));
  }

  private static void addEnds(QuotaSpec quota, Set<End> ends) {
    quota.all().stream()
        .map(LimitSpec::refusal)
        .forEach(refusal -> ends.add(new End(refusal.status(), refusal.httpStatus())));
  }

  private static void addEnds(Effect effect, Set<End> ends) {
    effect.statuses().forEach(status -> ends.add(End.of(status)));
    if (effect.cutsOff()) {
      ends.add(End.of(Status.CUT));
    }
  }
}
