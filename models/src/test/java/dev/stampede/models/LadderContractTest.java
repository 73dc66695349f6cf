package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.models.demand.SilenceSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.StaffingSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for ladders with everything on them: books, determinism, common random numbers. */
class LadderContractTest {

  private static UseCaseSpec useCase(String name, double rate, SplittableRandom random) {
    Distribution patience = random.nextBoolean() ? exponential(5) : null;
    UseCaseSpec loud = loud(name, rate, patience, random);
    Distribution found = random.nextBoolean() ? exponential(1) : null;
    return patience == null ? loud : loud.with(new SilenceSpec(random.nextDouble(), found));
  }

  private static UseCaseSpec loud(
      String name, double rate, @Nullable Distribution patience, SplittableRandom random) {
    return new UseCaseSpec(
        name,
        Tenants.of(UseCaseSpec.OURSELVES),
        new PopulationSpec(poisson(rate)),
        new RequestSpec(exponential(50), exponential(20), 60, random.nextBoolean()),
        new ToleranceSpec(nanos(4), nanos(2), random.nextDouble(0.7), nanos(10), nanos(90)),
        patience,
        random.nextInt(10),
        1,
        null,
        random.nextBoolean() ? "law" : null,
        new ReworkSpec(0.6, 0.7, exponential(20), 2, random.nextBoolean()),
        new ResubmissionSpec(0.5, exponential(5), 2));
  }

  private static StaffingSpec staffing() {
    return new StaffingSpec(
        List.of(
            new StaffingSpec.Shift(nanos(40), 4),
            new StaffingSpec.Shift(nanos(80), 0),
            new StaffingSpec.Shift(nanos(100), 2)),
        new StaffingSpec.CallIn(3, 2, nanos(15), nanos(20)),
        new StaffingSpec.Stress(10, 1.5));
  }

  private static RungSpec human(String name, String... skills) {
    HumanDeskSpec desk =
        new HumanDeskSpec(
            name,
            2,
            exponential(4),
            10,
            Discipline.PRIORITY,
            exponential(10),
            0.9,
            nanos(0.05),
            Set.of(skills),
            staffing(),
            WorkPrice.FREE);
    return new HumanRungSpec(desk, RungSpec.ANY, true);
  }

  private static RungSpec call(String name, int maxTokens, Quality quality) {
    SwitchoverSpec switchover =
        new SwitchoverSpec(
            new SwitchoverSpec.Leave(0.4, 10, 4, nanos(3)),
            new SwitchoverSpec.Return(nanos(10), 0.3, 2, List.of(0.2, 0.5), nanos(5)));
    return new ProviderRungSpec(name, RungSpec.ANY, true, maxTokens, quality, switchover);
  }

  private static TrialSpec spec(int seed, int replicas) {
    SplittableRandom random = new SplittableRandom(seed);
    Sketch sketch =
        new Sketch()
            .lasting(150, 0)
            .intervals(7)
            .useCase(useCase("chat", random.nextDouble(2, 15), random))
            .useCase(useCase("contracts", random.nextDouble(0.5, 4), random));
    for (String name : List.of("north", "south")) {
      sketch
          .provider(
              new ProviderSpec(
                  name,
                  new TokensSpec(4, exponential(0.3), always(40), 5, Discipline.FIFO),
                  QuotaSpec.NONE,
                  1,
                  nanos(0.02),
                  529,
                  random.nextBoolean()))
          .fault(name, random.nextDouble(100), 15, new Outage(529, nanos(0.1)))
          .fault(name, random.nextDouble(100), 30, new Brownout(0.5, 500, 0));
    }
    RungSpec batch =
        new DeferredRungSpec(
            new ServersSpec(1, exponential(3), 20, Discipline.LIFO, null, staffing()),
            random.nextDouble(),
            WorkPrice.FREE,
            RungSpec.ANY,
            true);
    RungSpec last = new StaticRungSpec(0.2, nanos(0.01), RungSpec.ANY, true);
    List<PolicySpec> chain = List.of(new TimeoutSpec(nanos(random.nextDouble(0.5, 3))));
    return sketch
        .architecture(
            "a",
            chain,
            List.of(
                call("north", Integer.MAX_VALUE, new Quality(1, random.nextDouble())),
                call("south", Integer.MAX_VALUE, new Quality(0.8, 0.4)),
                call("south", 10, Quality.of(0.65)),
                human("lawyers", "law"),
                human("everybody"),
                batch,
                last),
            replicas)
        .spec();
  }

  /** Every outcome of every use case, with what came back. */
  private static List<String> figures(TrialResult result) {
    return result.useCases().stream()
        .map(
            u ->
                Arrays.toString(
                        Arrays.stream(Outcome.values()).mapToLong(u.outcomes()::count).toArray())
                    + " "
                    + u.reworks()
                    + " "
                    + u.resubmissions()
                    + " "
                    + u.outcomes().silent()
                    + " "
                    + u.attempts()
                    + " "
                    + u.endToEnd().mean()
                    + " "
                    + u.deferred().mean()
                    + " "
                    + u.meanQuality())
        .toList();
  }

  private static TrialResult run(TrialSpec spec, int workers) {
    try (Trial trial = new Trial(spec, 0, 1, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result(); // throws where books do not balance
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void trial_hasTheSameBitsForAnyNumberOfWorkers(int seed) {
    TrialSpec spec = spec(seed, 1 + seed % 3);
    TrialResult one = run(spec, 1);
    for (int workers = 2; workers <= 3; workers++) {
      TrialResult more = run(spec, workers);
      assertThat(more.digest()).isEqualTo(one.digest());
      assertThat(figures(more)).isEqualTo(figures(one));
    }
  }

  @Test
  void everyRung_isTriedSomewhere() {
    long deferred = 0;
    long human = 0;
    long reworks = 0;
    long resubmissions = 0;
    for (int seed = 1; seed <= 6; seed++) {
      for (UseCaseResult useCase : run(spec(seed, 1), 1).useCases()) {
        deferred += useCase.deferred().count();
        human += useCase.human().count();
        reworks += useCase.reworks();
        resubmissions += useCase.resubmissions();
      }
    }
    assertThat(Math.min(Math.min(deferred, human), Math.min(reworks, resubmissions)))
        .isGreaterThan(100);
  }

  @Test
  void rungsThatAreNeverReached_changeNothing() {
    Sketch sketch =
        new Sketch()
            .useCase(
                Sketch.useCase(
                    "work", poisson(20), RequestSpec.UNIT, ToleranceSpec.ANYTHING, exponential(2)))
            .provider("p", servers(20, exponential(1)))
            .architecture("plain", List.of(), "p")
            .architecture(
                "laddered",
                List.of(),
                List.of(
                    call("p", Integer.MAX_VALUE, Quality.of(1)),
                    human("lawyers", "law"),
                    human("everybody"),
                    new DeferredRungSpec(
                        new ServersSpec(1, always(1), 9, Discipline.FIFO, null, staffing()),
                        1,
                        WorkPrice.FREE,
                        RungSpec.ANY,
                        false),
                    new StaticRungSpec(0.1, 0, RungSpec.ANY, false)));
    TrialSpec spec = sketch.spec();
    assertThat(figures(Sketch.run(spec, 1, 1, 0))).isEqualTo(figures(Sketch.run(spec, 0, 1, 0)));
  }

  @Test
  void firstAppearanceOfWork_isTheSameUnderEveryArchitecture() {
    TrialSpec spec = spec(3, 1);
    ArchitectureSpec one = spec.architectures().get(0);
    TrialSpec two =
        new TrialSpec(
            spec.horizon(),
            spec.drain(),
            spec.limits(),
            spec.useCases(),
            spec.providers(),
            spec.faults(),
            List.of(one, new ArchitectureSpec("b", List.of(), one.ladder().subList(0, 1), 1)));
    for (int useCase = 0; useCase < 2; useCase++) {
      UseCaseResult first = Sketch.run(two, 0, 1, 0).useCases().get(useCase);
      UseCaseResult second = Sketch.run(two, 1, 1, 0).useCases().get(useCase);
      assertThat(first.outcomes().offered() - first.reworks() - first.resubmissions())
          .isEqualTo(second.outcomes().offered() - second.reworks() - second.resubmissions());
    }
  }
}
