package dev.stampede.experiments.stationary;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.reports.result.ProviderCourse;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Says of runs in which nothing changes from outside whether they look as if nothing did: demand
 * has one rate, nothing goes wrong, nobody intervenes, nobody moves. Of others nothing is said:
 * where there is a surge, work is meant to come and go. Nor of the start where there is no warm-up:
 * who gives one asks how it is in the long run, and who gives none how it goes from empty on.
 */
public final class Stationarity {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Horizon horizon;
  private final boolean constant;

  /** Looks at what a run is about. */
  public Stationarity(TrialSpec spec) {
    this.horizon = spec.horizon();
    this.constant =
        !spec.faults().anyBefore(spec.durationNanos())
            && spec.steps().isEmpty()
            && spec.platforms().migrations().isEmpty()
            && spec.providers().stream().allMatch(provider -> provider.market() == null)
            && spec.useCases().stream()
                .allMatch(useCase -> isConstant(useCase.source().expected(), spec.durationNanos()));
  }

  /** Whether demand has one rate up to a time. */
  public static boolean isConstant(DemandCurve demand, long until) {
    return demand.breakpoints(until).size() == 1
        && demand.perSecond(0) == demand.perSecond(until - 1);
  }

  /** Returns warnings about providers, in sentences; each course is the mean of replications. */
  public List<String> warnings(List<ProviderCourse> courses) {
    List<String> warnings = new ArrayList<>();
    for (ProviderCourse provider : constant ? courses : List.<ProviderCourse>of()) {
      double[] inside = provider.meanInSystem().stream().mapToDouble(Double::doubleValue).toArray();
      long length = horizon.intervals().lengthNanos();
      int warmup = (int) Math.min(inside.length, -Math.floorDiv(-horizon.warmupNanos(), length));
      Course course = new Course(inside, warmup);
      String name =
          "%s under %s".formatted(provider.provider(), PlainText.quoted(provider.architecture()));
      OptionalInt start = course.startBeyondWarmup();
      if (course.growsToTheEnd()) {
        warnings.add(
            "%s is not stationary: the work inside grows to the end of the run though nothing changes, so every figure depends on `duration`; it has too little capacity, or needs a far longer run"
                .formatted(name));
      } else if (start.isPresent() && horizon.warmupNanos() > 0) {
        warnings.add(
            "%s: the start from empty shows for about %s, and the warm-up is %s: make `warmup` that long, or figures have the start in them (MSER-5)"
                .formatted(
                    name,
                    Figures.seconds(start.getAsInt() * length / NANOS_PER_SECOND),
                    Figures.seconds(horizon.warmupNanos() / NANOS_PER_SECOND)));
      }
    }
    return warnings;
  }
}
