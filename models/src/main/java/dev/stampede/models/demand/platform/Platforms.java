package dev.stampede.models.demand.platform;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.demand.Crowds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The platforms of a trial at work, in a process of their own. At each step it looks who has moved,
 * and tells those who follow a platform how many people there are, which they learn a step later;
 * so it costs the same whatever the number of users.
 */
public final class Platforms implements Crowds {

  private final PlatformsSpec spec;
  private final LogicalProcess process;
  private final Horizon horizon;
  private final Migration migration;
  private final Timer step;
  private final Inbox<Reporter.Report> reports;

  /** The use cases that some migration looks at. */
  private final List<String> watched;

  /** For each migration, what it has seen lately; null if it looks at no work. */
  private final List<@Nullable Recent> seen = new ArrayList<>();

  private final List<List<Outlet<Crowd>>> followers = new ArrayList<>();
  private final List<Gauge> gauges = new ArrayList<>();
  private final long[] told;
  private final long[] most;
  private final long[] least;
  private @Nullable List<PlatformResult> results;

  /**
   * Opens the platforms.
   *
   * @param faults all that goes wrong in this run
   * @param horizon what of the run counts
   */
  public Platforms(PlatformsSpec spec, LogicalProcess process, FaultTimes faults, Horizon horizon) {
    this.spec = spec;
    this.process = process;
    this.horizon = horizon;
    this.migration = new Migration(spec, faults);
    this.step = process.timer(this::step);
    this.reports = process.inbox(this::reported);
    this.watched =
        spec.migrations().stream()
            .flatMap(each -> watch(each).stream())
            .map(BadAnswers::useCase)
            .distinct()
            .toList();
    for (MigrationSpec each : spec.migrations()) {
      BadAnswers watch = each.on().watched();
      seen.add(
          watch == null
              ? null
              : new Recent((int) Math.max(1, watch.windowNanos() / spec.stepNanos())));
    }
    int number = spec.platforms().size();
    this.told = new long[number];
    this.most = new long[number];
    this.least = new long[number];
    for (int i = 0; i < number; i++) {
      Gauge gauge = new Gauge(horizon);
      gauges.add(gauge);
      followers.add(new ArrayList<>());
      told[i] = migration.census().present(i);
      most[i] = told[i];
      least[i] = told[i];
      gauge.change(0, told[i]);
    }
    step.set(0);
    process.timer(this::endCount).set(horizon.durationNanos());
  }

  private static List<BadAnswers> watch(MigrationSpec migration) {
    BadAnswers watch = migration.on().watched();
    return watch == null ? List.of() : List.of(watch);
  }

  @Override
  public double follow(String crowd, Inbox<Crowd> inbox) {
    int platform = spec.number(crowd);
    followers.get(platform).add(process.outlet(inbox, spec.stepNanos()));
    return (double) told[platform] / Census.PARTS;
  }

  @Override
  public Witness witness(String useCase, LogicalProcess of) {
    int number = watched.indexOf(useCase);
    return number < 0
        ? NONE.witness(useCase, of)
        : new Reporter(of, reports, number, spec.stepNanos());
  }

  private void reported(Reporter.Report report) {
    for (int i = 0; i < seen.size(); i++) {
      BadAnswers watch = spec.migrations().get(i).on().watched();
      Recent recent = seen.get(i);
      if (recent != null
          && watch != null
          && watch.useCase().equals(watched.get(report.useCase()))) {
        recent.add(report.within(), report.ended());
      }
    }
  }

  private void step() {
    migration.advance(process.now());
    for (int i = 0; i < seen.size(); i++) {
      BadAnswers watch = spec.migrations().get(i).on().watched();
      Recent recent = seen.get(i);
      if (recent != null && watch != null) {
        if (recent.isKnown()) {
          migration.turn(i, recent.share() < watch.below());
        }
        recent.step();
      }
    }
    tell();
    step.set(spec.stepNanos());
  }

  private void tell() {
    for (int i = 0; i < told.length; i++) {
      long present = migration.census().present(i);
      if (present != told[i]) {
        note(i, present);
        List<Outlet<Crowd>> following = followers.get(i);
        for (int j = 0; j < following.size(); j++) {
          following.get(j).send(new Crowd((double) present / Census.PARTS));
        }
      }
    }
  }

  private void note(int platform, long present) {
    gauges.get(platform).change(process.now(), present - told[platform]);
    told[platform] = present;
    most[platform] = Math.max(most[platform], present);
    least[platform] = Math.min(least[platform], present);
  }

  /** Reads off what there is to be said of the run, which ends here. */
  private void endCount() {
    migration.advance(process.now());
    Census census = migration.census();
    census.check();
    List<PlatformResult> read = new ArrayList<>();
    for (int i = 0; i < told.length; i++) {
      long present = census.present(i);
      if (present != told[i]) {
        note(i, present);
      }
      gauges.get(i).advance(process.now());
      read.add(
          new PlatformResult(
              spec.platforms().get(i).name(),
              spec.platforms().get(i).users(),
              users(present),
              users(most[i]),
              users(least[i]),
              users(census.left(i)),
              users(census.returned(i)),
              users(census.came(i)),
              users(census.went(i)),
              meanByInterval(gauges.get(i))));
    }
    results = read;
  }

  private List<Double> meanByInterval(Gauge gauge) {
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < horizon.intervals().count(); i++) {
      long length =
          Math.min(horizon.intervals().end(i), horizon.durationNanos())
              - i * horizon.intervals().lengthNanos();
      means.add(gauge.byInterval().at(i).toDouble() / length / Census.PARTS);
    }
    return means;
  }

  private static double users(long parts) {
    return (double) parts / Census.PARTS;
  }

  /**
   * Returns what became of the users of each platform up to the run's end, in the scenario's order.
   *
   * @throws IllegalStateException if users were created or lost, or the run has not come to its end
   */
  public List<PlatformResult> results() {
    migration.census().check();
    if (results == null) {
      throw new IllegalStateException("the run has not come to its end");
    }
    return results;
  }
}
