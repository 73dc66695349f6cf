package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Runs of 10 s, and what comes after them. */
class DrainTest {

  private static final double[] EVERY_SECOND = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static ToleranceSpec deadline(double seconds) {
    return new ToleranceSpec(nanos(seconds), nanos(seconds), 0, nanos(seconds));
  }

  private static Sketch run(EngineSpec engine, ToleranceSpec tolerance, double... arrivals) {
    return new Sketch()
        .lasting(10, 0)
        .intervals(5)
        .useCase(Sketch.useCase("work", Sketch.at(arrivals), RequestSpec.UNIT, tolerance, null))
        .provider("p", engine);
  }

  private static UseCaseResult work(Sketch sketch) {
    return Replications.first(sketch.run());
  }

  private static long count(UseCaseResult work, Outcome outcome) {
    return work.outcomes().count(outcome);
  }

  @Test
  void workUnderWayAtTheEnd_isSeenToItsEnd() {
    Sketch sketch = run(servers(99, always(5)), deadline(6), EVERY_SECOND);
    UseCaseResult cut = work(sketch);
    assertThat(count(cut, Outcome.FULL)).isEqualTo(6); // an answer at 10 s is the last one
    assertThat(count(cut, Outcome.UNFINISHED)).isEqualTo(4);
    assertThat(cut.attempts()).isEqualTo(10); // they were sent

    UseCaseResult drained = work(sketch.drain(60));
    assertThat(count(drained, Outcome.FULL)).isEqualTo(10);
    assertThat(drained.outcomes().byInterval(Outcome.FULL).toList()).containsExactly(5L, 5L);
    assertThat(drained.endToEnd().mean()).isEqualTo(5e9);
    assertThat(drained.answeredByInterval().toList()).containsExactly(0L, 5L); // up to 10 s
  }

  /** One server, 10 s each: answers at 10, 20, 30 s to what arrived at 0, 1, 2 s. */
  @Test
  void whatIsPastItsDeadline_isLate_whateverComes() {
    Sketch sketch = run(servers(1, always(10)), deadline(15), EVERY_SECOND).drain(60);
    TrialResult trial = sketch.run();
    UseCaseResult work = Replications.first(trial);
    assertThat(count(work, Outcome.FULL)).isEqualTo(1);
    assertThat(count(work, Outcome.LATE)).isEqualTo(9);
    assertThat(work.endToEnd().count()).isEqualTo(2); // it was over soon after 24 s
    assertThat(work.underway().count()).isEqualTo(8);
    assertThat(work.attempts()).isEqualTo(10);

    UseCaseResult longer = work(sketch.limit("work", Span.END_TO_END, 28));
    assertThat(longer.endToEnd().count()).isEqualTo(3); // what is within 28 s must be known
    assertThat(longer.endToEnd().within(nanos(28))).isEqualTo(3);
    assertThat(longer.underway().within(nanos(28))).isZero();
  }

  @Test
  void whatNobodyKnows_isUnfinished() {
    UseCaseResult work =
        work(run(servers(1, always(10)), ToleranceSpec.ANYTHING, EVERY_SECOND).drain(25));
    assertThat(count(work, Outcome.FULL)).isEqualTo(3);
    assertThat(count(work, Outcome.UNFINISHED)).isEqualTo(7);
  }

  /** The second piece waits for the only person, who takes an hour for each. */
  @Test
  void whomAPersonTookUpInTime_isWaitedFor() {
    HumanDeskSpec desk = new HumanDeskSpec(1, always(3600), 9, null, 1, 0);
    Sketch sketch =
        run(servers(1, always(1)), deadline(20), 1, 2)
            .fault("p", 0, 10, new Outage(500, 0))
            .architecture(
                "a",
                List.of(),
                List.of(Sketch.rung("p"), new HumanRungSpec(desk, RungSpec.ANY, false)));
    UseCaseResult cut = work(sketch.drain(100));
    assertThat(count(cut, Outcome.UNFINISHED)).isEqualTo(1);
    assertThat(count(cut, Outcome.LATE)).isEqualTo(1);

    UseCaseResult whole = work(sketch.drain(5000));
    assertThat(count(whole, Outcome.HUMAN)).isEqualTo(1);
    assertThat(count(whole, Outcome.LATE)).isEqualTo(1);
    assertThat(whole.human().max()).isEqualTo(nanos(3600));
  }

  @Test
  void demandGoesOn_andIsNotCounted() {
    // One server, last come first served: what arrives after the end goes before.
    EngineSpec lifo = servers(1, always(4), EngineSpec.UNBOUNDED, Discipline.LIFO, null);
    UseCaseResult work = work(run(lifo, ToleranceSpec.ANYTHING, 8, 9, 11, 15, 19, 23).drain(100));
    assertThat(work.outcomes().offered()).isEqualTo(2);
    assertThat(count(work, Outcome.FULL)).isEqualTo(2);
    assertThat(work.endToEnd().max()).isEqualTo(nanos(32 - 9)); // served from 28 s on
  }

  @Test
  void faultsAtTheEnd_neverStrike_andThoseBeforeItGoOn() {
    Sketch sketch = run(servers(99, always(5)), deadline(6), EVERY_SECOND).drain(60);
    assertThat(count(work(sketch.fault("p", 10, 5, new Outage(500, 0))), Outcome.FULL))
        .isEqualTo(10);
    Sketch struck = run(servers(99, always(5)), deadline(6), EVERY_SECOND).drain(60);
    struck.fault(new FaultSpec("f", "p", nanos(9.5), nanos(9), new Outage(500, 0)));
    assertThat(count(work(struck), Outcome.FAILED)).isEqualTo(5); // all that was inside at 9.5 s
  }

  @Test
  void whatProvidersShow_endsWithTheRun() {
    for (int seed = 0; seed < 60; seed++) {
      TrialResult cut = rough(seed, 0);
      TrialResult drained = rough(seed, 300);
      for (int i = 0; i < cut.providers().size(); i++) {
        assertSame("seed " + seed, drained.providers().get(i), cut.providers().get(i));
      }
      for (int i = 0; i < cut.useCases().size(); i++) {
        assertThat(drained.attemptsByInterval().get(i).toList())
            .as("seed %d", seed)
            .isEqualTo(cut.attemptsByInterval().get(i).toList());
        assertThat(drained.useCases().get(i).outcomes().offered())
            .as("seed %d", seed)
            .isEqualTo(cut.useCases().get(i).outcomes().offered());
        assertThat(drained.useCases().get(i).answeredByInterval().toList())
            .as("seed %d", seed)
            .isEqualTo(cut.useCases().get(i).answeredByInterval().toList());
      }
      assertThat(drained.attribution().guards())
          .as("seed %d", seed)
          .isEqualTo(cut.attribution().guards());
      assertThat(drained.events() - drained.drainEvents())
          .as("seed %d", seed)
          .isEqualTo(cut.events());
    }
  }

  private static TrialResult rough(int seed, double drain) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = random.doubles(200, 0, 140).sorted().toArray(); // some after the end
    return Sketch.run(RoughScenario.of(random, Sketch.at(times)).drain(drain).spec(), 0, seed, 0);
  }

  private static void assertSame(String seed, ProviderResult one, ProviderResult other) {
    assertThat(List.of(one.attempts(), one.succeeded(), one.rejected(), one.failed()))
        .as(seed)
        .containsExactly(other.attempts(), other.succeeded(), other.rejected(), other.failed());
    assertThat(List.of(one.cancelled(), one.timedOut(), one.rateLimited(), one.overloaded()))
        .as(seed)
        .containsExactly(
            other.cancelled(), other.timedOut(), other.rateLimited(), other.overloaded());
    assertThat(one.utilization()).as(seed).isEqualTo(other.utilization());
    assertThat(one.meanInSystem()).as(seed).isEqualTo(other.meanInSystem());
    assertThat(one.meanQueued()).as(seed).isEqualTo(other.meanQueued());
    assertThat(one.meanCapacity()).as(seed).isEqualTo(other.meanCapacity());
    assertThat(one.admission().refusals()).as(seed).isEqualTo(other.admission().refusals());
    assertThat(one.admission().delayed()).as(seed).isEqualTo(other.admission().delayed());
    assertThat(one.rent()).as(seed).isEqualTo(other.rent());
    assertThat(one.attemptsByInterval().toList())
        .as(seed)
        .isEqualTo(other.attemptsByInterval().toList());
    assertThat(one.succeededByInterval().toList())
        .as(seed)
        .isEqualTo(other.succeededByInterval().toList());
  }

  @Test
  void incidentsByChance_goOnAfterTheEnd() {
    IncidentSpec spec =
        new IncidentSpec(
            "p",
            1,
            60,
            always(5),
            nanos(100),
            IncidentSpec.Hazard.UNIFORM,
            0,
            List.of(new IncidentSpec.Severity(1, 0, new Outage(500, 0))));
    TrialSpec trial =
        run(servers(99, always(5)), deadline(6), EVERY_SECOND).incidents(spec).drain(990).spec();
    List<FaultSpec> faults =
        trial
            .faults()
            .faultsOf("p", new RandomStreams(1, 0), trial.durationNanos(), trial.latestNanos());
    assertThat(faults.stream().filter(fault -> fault.atNanos() > nanos(10)).count())
        .isBetween(5L, 30L); // some 16 in 990 s
  }
}
