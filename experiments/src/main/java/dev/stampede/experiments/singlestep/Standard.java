package dev.stampede.experiments.singlestep;

import dev.stampede.experiments.recovery.Level;
import dev.stampede.experiments.recovery.Strike;
import dev.stampede.experiments.recovery.Windows;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.operator.AtTime;
import dev.stampede.models.operator.Occasion;
import dev.stampede.models.operator.Ramp;
import dev.stampede.models.operator.Restart;
import dev.stampede.models.operator.Scale;
import dev.stampede.models.operator.Shed;
import dev.stampede.models.operator.Shut;
import dev.stampede.models.operator.Step;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.operator.Upon;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.tier.SessionsSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.work.Errand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What operators of any provider could do, as soon as they could. Shares and lengths are
 * assumptions of ours: who knows better lists steps in the scenario.
 */
final class Standard {

  /** From when they see it until they act: an assumption. */
  static final long DELAY_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** They see it when a window of a provider is below the plain level. */
  private static final Upon SEEN =
      new Upon(null, 1 - Level.SHARE, Windows.LEAST_NANOS, DELAY_NANOS);

  private static final int STATUS = 429;
  private static final double HALF = 0.5;
  private static final long SHED_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final double MOST = 0.9;
  private static final long RAMP_NANOS = TimeUnit.MINUTES.toNanos(20);
  private static final double TWICE = 2;

  /** When calls are limited. */
  private final Occasion limits;

  /**
   * Prepares the steps of a scenario. All are done {@link #DELAY_NANOS} after operators see it;
   * where faults by plan are known, what limits calls not before the last of them is over.
   */
  Standard(TrialSpec trial) {
    List<Strike> faults =
        trial.faults().scheduledBefore(trial.durationNanos()).isEmpty()
            ? List.of()
            : Strike.known(trial);
    long begin = faults.stream().mapToLong(Strike::beginNanos).min().orElse(0);
    long end = faults.stream().mapToLong(Strike::endNanos).max().orElse(0);
    this.limits =
        faults.isEmpty()
            ? SEEN
            : new AtTime(Math.max(end, begin + Windows.LEAST_NANOS + DELAY_NANOS));
  }

  /**
   * Returns the steps of a provider.
   *
   * @param where after their names, to tell them from those of others
   */
  List<StepSpec> of(ProviderSpec provider, String where) {
    List<StepSpec> steps = new ArrayList<>();
    String name = provider.name();
    steps.add(limit("shed half" + where, name, new Shed(HALF, STATUS, SHED_NANOS)));
    steps.add(limit("ramp up" + where, name, new Ramp(MOST, STATUS, RAMP_NANOS)));
    SessionsSpec sessions = provider.admission().wayIn().sessions();
    if (sessions != null) {
      steps.add(shut(Errand.LOG_IN, name, where));
      if (sessions.newcomers() > 0) {
        steps.add(shut(Errand.SIGN_UP, name, where));
      }
    }
    steps.add(act("restart" + where, name, null, new Restart()));
    if (provider.sharedWith() == null) {
      steps.add(act("scale engine 2x" + where, name, null, new Scale(TWICE)));
    }
    for (TierSpec tier : provider.admission().wayIn().tiers()) {
      if (tier.engine() != null) {
        steps.add(act("scale " + tier.name() + " 2x" + where, name, tier.name(), new Scale(TWICE)));
      }
    }
    return steps;
  }

  private StepSpec shut(Errand errand, String provider, String where) {
    return limit("shut " + errand.word() + where, provider, new Shut(errand, STATUS, RAMP_NANOS));
  }

  private StepSpec limit(String id, String provider, Step step) {
    return new StepSpec(id, provider, null, step, limits);
  }

  private static StepSpec act(String id, String provider, @Nullable String tier, Step step) {
    return new StepSpec(id, provider, tier, step, SEEN);
  }
}
