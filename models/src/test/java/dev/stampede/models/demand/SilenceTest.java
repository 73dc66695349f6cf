package dev.stampede.models.demand;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.demand.people.PeopleSpec;
import dev.stampede.models.demand.people.UnaidedSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.PeopleResult;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Owners who leave without a word, by hand, and against a reference in order of arrival. */
class SilenceTest {

  /** That a run lasts. */
  private static final double SECONDS = 100;

  private static UseCaseSpec loud(
      SourceSpec source, double patience, @Nullable ResubmissionSpec resubmission) {
    return new UseCaseSpec(
        "work",
        Tenants.of(UseCaseSpec.OURSELVES),
        source,
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        always(patience),
        0,
        0,
        null,
        null,
        null,
        resubmission);
  }

  private static UseCaseSpec silent(ArrivalSpec arrivals, double patience, @Nullable Double found) {
    return loud(new PopulationSpec(arrivals), patience, null).with(silence(found));
  }

  private static SilenceSpec silence(@Nullable Double found) {
    return new SilenceSpec(1, found == null ? null : always(found));
  }

  private static RungSpec desk(int people, double handle) {
    return new HumanRungSpec(
        new HumanDeskSpec(people, always(handle), 9999, null, 1, 0), RungSpec.ANY, false);
  }

  private static double busySeconds(TrialResult result, int servers) {
    return result.providers().get(0).utilization() * servers * SECONDS;
  }

  private static void ended(UseCaseResult work, Outcome served, long many, long left, long silent) {
    assertThat(work.outcomes().count(served)).isEqualTo(many);
    assertThat(work.outcomes().count(Outcome.ABANDONED)).isEqualTo(left);
    assertThat(work.outcomes().silent()).isEqualTo(silent);
    assertThat(work.outcomes().offered()).isEqualTo(many + left);
  }

  /**
   * A person takes 10 s, owners wait for 5 s. The first is found 2 s after they left, from 0 to 7
   * s, the second as long after they are taken up, from 7 to 9 s, the third, who is there then, at
   * 15.5 s.
   */
  @Test
  void person_findsThatNobodyIsThere() {
    TrialResult result =
        new Sketch()
            .useCase(silent(Sketch.at(0, 1, 8.5), 5, 2.0))
            .architecture("a", List.of(), List.of(desk(1, 10)))
            .run();
    ended(Replications.first(result), Outcome.HUMAN, 0, 3, 3);
    assertThat(busySeconds(result, 1)).isCloseTo(15.5, within(1e-9));
    assertThat(Replications.first(result).failed().max()).isEqualTo(5 * SECOND);
  }

  /** All of it is done: from 0 to 10, 20 and 30 s. */
  @Test
  void person_whoDoesNotLook_doesItAll() {
    TrialResult result =
        new Sketch()
            .useCase(silent(Sketch.at(0, 1, 8.5), 5, null))
            .architecture("a", List.of(), List.of(desk(1, 10)))
            .run();
    ended(Replications.first(result), Outcome.HUMAN, 0, 3, 3);
    assertThat(busySeconds(result, 1)).isCloseTo(30, within(1e-9));
  }

  /** Whoever is done before the owner leaves has answered. */
  @Test
  void person_whoIsQuicker_hasAnswered() {
    TrialResult result =
        new Sketch()
            .useCase(silent(Sketch.at(0, 1, 8.5), 5, 2.0))
            .architecture("a", List.of(), List.of(desk(1, 3.5)))
            .run();
    ended(Replications.first(result), Outcome.HUMAN, 2, 1, 1); // from 3.5 to 7 s: left at 6 s
    assertThat(busySeconds(result, 1)).isCloseTo(10.5, within(1e-9));
  }

  /** A machine takes 4 s: to 4, 8, 12 and 16 s, for owners who leave at 5, 5.5, 6 and 12.5 s. */
  @Test
  void machine_servesWhoHasLeft() {
    ArrivalSpec arrivals = Sketch.at(0, 0.5, 1, 7.5);
    TrialResult result =
        new Sketch().useCase(silent(arrivals, 5, 0.1)).provider("p", servers(1, always(4))).run();
    ended(Replications.first(result), Outcome.FULL, 1, 3, 3);
    assertThat(Replications.first(result).attempts()).isEqualTo(4);
    assertThat(Replications.first(result).answers()).isEqualTo(1);
    assertThat(busySeconds(result, 1)).isCloseTo(16, within(1e-9));
    TrialResult aloud =
        new Sketch()
            .useCase(loud(new PopulationSpec(arrivals), 5, null))
            .provider("p", servers(1, always(4)))
            .run();
    ended(Replications.first(aloud), Outcome.FULL, 2, 2, 0);
    assertThat(busySeconds(aloud, 1)).isCloseTo(10, within(1e-9)); // 4, to 5.5, to 6, and 4
  }

  /** Left at 5 s, back at 6 s, left again at 11 s; both are served, to 20 and 40 s, for nobody. */
  @Test
  void ownerWhoComesBack_doesSoOnce_whileTheirFirstWorkIsUnderWay() {
    TrialResult result =
        new Sketch()
            .intervals(1)
            .useCase(
                loud(new PopulationSpec(Sketch.at(0)), 5, new ResubmissionSpec(1, always(1), 1))
                    .with(silence(null)))
            .provider("p", servers(1, always(20)))
            .run();
    UseCaseResult work = Replications.first(result);
    ended(work, Outcome.FULL, 0, 2, 2);
    assertThat(work.resubmissions()).isEqualTo(1);
    assertThat(work.outcomes().byInterval(Outcome.ABANDONED).at(6)).isEqualTo(1);
    assertThat(busySeconds(result, 1)).isCloseTo(40, within(1e-9));
  }

  /** What becomes of an owner who has left is known, so nobody waits for the end of their work. */
  @Test
  void workWithoutOwner_isAbandonedWhereTheRunEnds() {
    TrialResult result =
        new Sketch()
            .drain(1000)
            .useCase(silent(Sketch.at(0, 97), 5, null))
            .provider("p", servers(1, always(200)))
            .run();
    UseCaseResult work = Replications.first(result);
    ended(work, Outcome.FULL, 0, 2, 2); // the second leaves at 102 s, which is waited for
    assertThat(work.underway().count()).isZero();
    assertThat(work.failed().count()).isEqualTo(2);
    assertThat(work.attempts()).isEqualTo(2);
  }

  /** Who was told that an answer will come does not wait. */
  @Test
  void deferredWork_isNotLeft() {
    DeferredRungSpec batch =
        new DeferredRungSpec(
            new ServersSpec(1, always(20), 9, Discipline.FIFO, null),
            1,
            WorkPrice.FREE,
            RungSpec.ANY,
            false);
    TrialResult result =
        new Sketch()
            .useCase(silent(Sketch.at(0), 5, null))
            .architecture("a", List.of(), List.of(batch))
            .run();
    assertThat(Replications.first(result).outcomes().count(Outcome.ABANDONED)).isZero();
    assertThat(Replications.first(result).deferred().count()).isEqualTo(1);
  }

  /** A person waits for 1 s, does nothing for 4 s, and asks again: 1 s in 5 is waited. */
  @Test
  void personInAClosedLoop_goesOnAtOnce() {
    UnaidedSpec stops = new UnaidedSpec(always(1), 1, always(4), 0);
    UseCaseSpec people = loud(new PeopleSpec(1, always(2), stops), 1, null).with(silence(null));
    TrialResult result = new Sketch().useCase(people).provider("p", servers(1, always(3))).run();
    PeopleResult told = requireNonNull(Replications.first(result).people());
    assertThat(told.time().waiting().toDouble() / SECOND).isBetween(19.0, 21.0);
    assertThat(told.questions().served()).isZero();
    assertThat(told.questions().open()).isEqualTo(1);
    assertThat(busySeconds(result, 1)).isBetween(57.0, 61.0); // 3 s in 5, for nobody
  }

  /** Random times of everything; in order of arrival each takes the server that is free first. */
  @Test
  void queue_isThatOfTheReference() {
    for (int seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      List<Double> arrivals = random.doubles(30, 0, 60).sorted().boxed().toList();
      Case one =
          new Case(
              arrivals,
              1 + random.nextInt(3),
              random.nextDouble(0.5, 4),
              random.nextDouble(0.5, 8),
              random.nextDouble(0.05, 3),
              random.nextBoolean(),
              random.nextBoolean());
      TrialResult result = one.run();
      UseCaseResult work = Replications.first(result);
      Outcome served = one.atDesk ? Outcome.HUMAN : Outcome.FULL;
      Reference reference = one.reference();
      ended(
          work,
          served,
          reference.served,
          arrivals.size() - reference.served,
          one.silent ? arrivals.size() - reference.served : 0);
      assertThat(busySeconds(result, one.many))
          .as("seed %d: %s", seed, one)
          .isCloseTo(reference.busySeconds, within(1e-6));
    }
  }

  private record Reference(int served, double busySeconds) {}

  private record Case(
      List<Double> arrivals,
      int many,
      double service,
      double patience,
      double found,
      boolean atDesk,
      boolean silent) {

    TrialResult run() {
      double[] times = arrivals.stream().mapToDouble(Double::doubleValue).toArray();
      UseCaseSpec aloud = loud(new PopulationSpec(Sketch.at(times)), patience, null);
      Sketch sketch = new Sketch().useCase(silent ? aloud.with(silence(found)) : aloud);
      return atDesk
          ? sketch.architecture("a", List.of(), List.of(desk(many, service))).run()
          : sketch.provider("p", servers(many, always(service))).run();
    }

    Reference reference() {
      double[] free = new double[many];
      int served = 0;
      double busy = 0;
      for (double arrival : arrivals) {
        double leaves = arrival + patience;
        int first = IntStream.range(0, many).reduce((a, b) -> free[a] <= free[b] ? a : b).orElse(0);
        double start = Math.max(arrival, free[first]);
        if (!silent && start >= leaves) {
          continue;
        }
        double end = start + service;
        served += end < leaves ? 1 : 0;
        if (!silent) {
          end = Math.min(end, leaves);
        } else if (atDesk) {
          end = Math.min(end, Math.max(start, leaves) + found);
        }
        free[first] = end;
        busy += Math.min(end, SECONDS) - Math.min(start, SECONDS);
      }
      return new Reference(served, busy);
    }
  }

  @Test
  void silence_goesWithPatience() {
    UseCaseSpec patient = Sketch.simple("work", Sketch.at(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> patient.with(silence(null)))
        .withMessageContaining("silent");
    assertThatIllegalArgumentException().isThrownBy(() -> new SilenceSpec(1.1, null));
  }
}
