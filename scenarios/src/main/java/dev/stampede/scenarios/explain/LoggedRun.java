package dev.stampede.scenarios.explain;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.LoggedRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.ArrivalLog;
import dev.stampede.models.demand.UseCase;
import dev.stampede.models.work.Request;
import dev.stampede.reports.explanation.vendor.Serving;
import dev.stampede.reports.explanation.vendor.Serving.Entry;
import dev.stampede.reports.explanation.vendor.Serving.FaultTime;
import dev.stampede.reports.explanation.vendor.Serving.InFault;
import dev.stampede.scenarios.explain.LadderEntries.LadderEntry;
import dev.stampede.scenarios.read.Effective;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first replication of an architecture, with an ear at each rung that serves by itself, caches
 * aside. A run of too much work is ended early.
 */
final class LoggedRun {
  private final TrialSpec trial;
  private final ArchitectureSpec architecture;
  private final long seed;
  private final FaultStretches faults;
  private final List<RungTally> tallies = new ArrayList<>();
  private final Arrivals arrivals;

  /** Counts what arrives, and ends what is too much. */
  private static final class Arrivals implements ArrivalLog {
    private final long most;
    private @Nullable Trial trial;
    private final Horizon horizon;
    private long all;
    private long arrived;
    private long endNanos = Long.MAX_VALUE;
    private @Nullable Double reachedSeconds;

    Arrivals(long most, Horizon horizon) {
      this.most = most;
      this.horizon = horizon;
    }

    @Override
    public void arrived(long nowNanos, UseCase useCase, Request request) {
      if (reachedSeconds != null) {
        return; // a run that is stopped ends soon, not at once
      }
      all++;
      arrived += horizon.counts(nowNanos) ? 1 : 0;
      if (all == most && trial != null) {
        endNanos = nowNanos;
        reachedSeconds = Seconds.of(nowNanos);
        trial.stop();
      }
    }
  }

  private LoggedRun(Scenario scenario, ArchitectureSpec architecture, long mostWork) {
    this.trial = scenario.trial();
    this.architecture = architecture;
    this.seed = scenario.seed();
    this.faults = FaultStretches.of(trial, architecture, seed);
    this.arrivals = new Arrivals(mostWork, trial.horizon());
  }

  /**
   * Runs an architecture, and returns who served.
   *
   * @param entries all of its rungs that serve by themselves
   * @param mostWork pieces of work after which it is ended, positive
   */
  static Serving of(
      Scenario scenario,
      ArchitectureSpec architecture,
      LadderEntries entries,
      VendorNames names,
      long mostWork) {
    LoggedRun run = new LoggedRun(scenario, architecture, mostWork);
    run.run();
    return run.serving(entries, names);
  }

  private void run() {
    List<RungSpec> ladder =
        architecture.ladder().stream().map(rung -> rung.replaced(this::logged)).toList();
    ArchitectureSpec heard =
        new ArchitectureSpec(
            architecture.name(),
            architecture.chain(),
            ladder,
            architecture.replicas(),
            architecture.fixedPerHour());
    TrialSpec changed = trial.with(heard);
    int number = changed.architectures().indexOf(heard);
    try (Trial run = new Trial(changed, number, seed, 0, arrivals)) {
      arrivals.trial = run;
      run.run(1);
    }
  }

  private RungSpec logged(RungSpec rung) {
    RungTally tally = new RungTally(trial.horizon(), faults, () -> arrivals.endNanos);
    tallies.add(tally);
    return rung.isCache() ? rung : new LoggedRungSpec(rung, tally);
  }

  private Serving serving(LadderEntries entries, VendorNames names) {
    List<Entry> served = new ArrayList<>();
    for (LadderEntry entry : entries.heard()) {
      served.add(entry(entry, tallies.get(entry.number() - 1), names));
    }
    List<FaultTime> met = faults.faults().stream().filter(this::isMet).toList();
    return new Serving(seed, arrivals.arrived, arrivals.reachedSeconds, met, served);
  }

  private boolean isMet(FaultTime fault) {
    Double reached = arrivals.reachedSeconds;
    return reached == null || fault.startSeconds() < reached;
  }

  private Entry entry(LadderEntry entry, RungTally tally, VendorNames names) {
    List<Entry> endpoints = new ArrayList<>();
    List<String> providers = entry.step().rung().providers();
    List<String> met = new ArrayList<>();
    for (Effective endpoint : entry.endpoints()) {
      String provider = providers.get(met.size());
      met.add(provider);
      long again = met.stream().filter(provider::equals).count(); // as its books are called
      RungTally own = tally.inside(again == 1 ? provider : provider + " " + again);
      String name = names.number(endpoint);
      endpoints.add(
          told(name == null ? provider : name, List.of(provider), endpoint, own, List.of()));
    }
    return told(entry.name(), providers, entry.place(), tally, endpoints);
  }

  private Entry told(
      String name,
      List<String> providers,
      Effective place,
      RungTally tally,
      List<Entry> endpoints) {
    List<InFault> inFaults = new ArrayList<>();
    for (int i = 0; i < faults.faults().size(); i++) {
      if (tally.servedIn(i) > 0 && isMet(faults.faults().get(i))) {
        inFaults.add(
            new InFault(
                faults.faults().get(i).name(),
                tally.servedIn(i),
                Seconds.of(tally.firstAfterNanos(i)),
                tally.wasOver(i)));
      }
    }
    long came = Math.max(tally.came(), tally.served());
    return new Entry(
        name,
        providers,
        place.path(),
        came,
        tally.served(),
        tally.outsideFaults(),
        inFaults,
        endpoints);
  }
}
