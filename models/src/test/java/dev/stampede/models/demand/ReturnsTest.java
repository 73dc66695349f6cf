package dev.stampede.models.demand;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work that comes back, by hand. */
class ReturnsTest {

  private static UseCaseSpec useCase(
      ArrivalSpec arrivals,
      @Nullable Distribution patience,
      @Nullable ReworkSpec rework,
      @Nullable ResubmissionSpec resubmission) {
    return new UseCaseSpec(
        "work",
        Tenants.of(UseCaseSpec.OURSELVES),
        new PopulationSpec(arrivals),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        patience,
        0,
        0,
        null,
        null,
        rework,
        resubmission);
  }

  private static ReworkSpec rework(double probability, int most, boolean toPeople) {
    return new ReworkSpec(0.6, probability, always(10), most, toPeople);
  }

  private static ProviderSpec provider(double quality) {
    return new ProviderSpec("p", servers(9999, always(1)), QuotaSpec.NONE, quality, 0, 529, true);
  }

  private static final RungSpec DESK =
      new HumanRungSpec(new HumanDeskSpec(1, always(5), 99, null, 0.5, 0), RungSpec.ANY, false);

  @Test
  void badAnswer_comesBackUntilItHasComeBackOftenEnough() {
    // From 0 to 1 s, 11 to 12 s and 22 to 23 s.
    TrialResult result =
        new Sketch()
            .intervals(1)
            .useCase(useCase(Sketch.at(0), null, rework(1, 2, false), null))
            .provider(provider(0.59))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.outcomes().offered()).isEqualTo(3);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(3);
    assertThat(work.reworks()).isEqualTo(2);
    assertThat(work.resubmissions()).isZero();
    assertThat(work.attempts()).isEqualTo(3);
    assertThat(work.endToEnd().mean()).isEqualTo(1.0 * SECOND);
    assertThat(work.answeredByInterval().at(12)).isEqualTo(1);
    assertThat(work.answeredByInterval().at(23)).isEqualTo(1);
  }

  @Test
  void goodAnswer_doesNotComeBack() {
    TrialResult result =
        new Sketch()
            .useCase(useCase(Sketch.at(0), null, rework(1, 2, false), null))
            .provider(provider(0.6))
            .run();
    assertThat(Replications.first(result).outcomes().offered()).isEqualTo(1);
  }

  @Test
  void badAnswer_isForPeopleTheNextTime_andTheirsAreTaken() {
    TrialResult result =
        new Sketch()
            .useCase(useCase(Sketch.at(0), null, rework(1, 9, true), null))
            .provider(provider(0.5))
            .architecture("a", List.of(), List.of(Sketch.rung("p"), DESK))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(1);
    assertThat(work.outcomes().count(Outcome.HUMAN)).isEqualTo(1);
    assertThat(work.human().mean()).isEqualTo(5.0 * SECOND); // counted from the return
    assertThat(work.attempts()).isEqualTo(1);
    assertThat(work.reworks()).isEqualTo(1);
  }

  @Test
  void workThatIsUsedAgain_isForMachinesAgain() {
    // The second piece of work is made of the first, which came back to people.
    TrialResult result =
        new Sketch()
            .useCase(useCase(Sketch.at(0, 30), null, rework(1, 1, true), null))
            .provider(provider(0.5))
            .architecture("a", List.of(), List.of(Sketch.rung("p"), DESK))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(2);
    assertThat(work.outcomes().count(Outcome.HUMAN)).isEqualTo(2);
  }

  @Test
  void reworkForPeople_failsWhereThereAreNone() {
    TrialResult result =
        new Sketch()
            .useCase(useCase(Sketch.at(0), null, rework(1, 9, true), null))
            .provider(provider(0.5))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.outcomes().count(Outcome.FAILED)).isEqualTo(1);
    assertThat(work.outcomes().offered()).isEqualTo(2);
  }

  @Test
  void matter_isAsDifficultTheNextTime() {
    // Bad are the answers to the harder half; the same work is bad each of the four times.
    RungSpec graded =
        new ProviderRungSpec(
            "p", RungSpec.ANY, false, Integer.MAX_VALUE, new Quality(1, 0.2), null);
    UseCaseResult work =
        Replications.first(
            new Sketch()
                .useCase(useCase(Sketch.together(1000), null, rework(1, 3, false), null))
                .provider(provider(1))
                .architecture("a", List.of(), List.of(graded))
                .run());
    long bad = work.reworks() / 3;
    assertThat(work.reworks()).isEqualTo(3 * bad);
    assertThat(bad).isBetween(437L, 563L); // half of 1000, 4 sigma of 15.8
    assertThat(work.outcomes().count(Outcome.FULL))
        .isEqualTo(1000 + 3 * bad); // as the first choice
    assertThat(work.meanQuality()).isLessThan(0.6);
  }

  @Test
  void whoComesBack_isTheSameWhateverTheArchitecture() {
    TrialSpec spec =
        new Sketch()
            .intervals(1)
            .useCase(useCase(Sketch.poisson(20), null, rework(0.4, 1, false), null))
            .provider(provider(0.5))
            .provider(
                new ProviderSpec(
                    "q", servers(99, exponential(1)), QuotaSpec.NONE, 0.4, 0, 529, true))
            .architecture("a", List.of(), "p")
            .architecture("b", List.of(), "q")
            .spec();
    long first = Sketch.run(spec, 0, 1, 0).useCases().get(0).reworks();
    long second = Sketch.run(spec, 1, 1, 0).useCases().get(0).reworks();
    assertThat(first).isBetween(550L, 850L); // 40 % of some 1800, at a constant delay
    assertThat(second).isCloseTo(first, offset(20L)); // at the end
  }

  private static UseCaseResult resubmitted(
      int most, @Nullable Distribution patience, UnaryOperator<Sketch> more) {
    ResubmissionSpec resubmission = new ResubmissionSpec(1, always(10), most);
    Sketch sketch =
        new Sketch()
            .useCase(useCase(Sketch.at(0), patience, null, resubmission))
            .provider(provider(0.1));
    return Replications.first(more.apply(sketch).run());
  }

  @Test
  void workWithoutAnAnswer_isTriedAgain() {
    UseCaseResult work = resubmitted(9, null, s -> s.fault("p", 0, 15, new Outage(500, 0)));
    assertThat(work.outcomes().count(Outcome.FAILED)).isEqualTo(2); // at 0 and 10 s
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(1); // at 20 s
    assertThat(work.resubmissions()).isEqualTo(2);
    assertThat(work.reworks()).isZero();
    assertThat(work.endToEnd().mean()).isEqualTo(1.0 * SECOND);
  }

  @Test
  void workThatWasGivenUp_isTriedAgain_asOftenAsItsOwnerLikes() {
    UseCaseResult work = resubmitted(2, always(0.5), s -> s);
    assertThat(work.outcomes().count(Outcome.ABANDONED)).isEqualTo(3);
    assertThat(work.outcomes().offered()).isEqualTo(3);
    assertThat(work.resubmissions()).isEqualTo(2);
  }

  @Test
  void returns_countFromTheWarmUpOn_andOnlyWithinTheRun() {
    ReworkSpec rework = new ReworkSpec(0.6, 1, always(10), 99, false);
    UseCaseResult work =
        Replications.first(
            new Sketch()
                .lasting(40, 15)
                .useCase(useCase(Sketch.at(0), null, rework, null))
                .provider(provider(0.5))
                .run());
    // Offered at 0 and 11 s, in the warm-up; at 22 and 33 s; the next would be at 44 s.
    assertThat(work.outcomes().offered()).isEqualTo(2);
    assertThat(work.reworks()).isEqualTo(2);
  }

  @Test
  void numbersOutOfRange_areRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> rework(1.1, 1, false));
    assertThatIllegalArgumentException().isThrownBy(() -> rework(1, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> rework(1, 1001, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReworkSpec(-0.1, 1, always(1), 1, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new ResubmissionSpec(1, always(1), 0));
  }
}
