package dev.stampede.models;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What every policy must hold to, by the numbers that the contract tests have on the reference
 * shelf. Number 3 (hedges) is in HedgeLayerTest, number 10 (coverage) in StudentIntervalTest.
 */
class PolicyContractTest {

  private static Sketch oneServerOfOneSecond(PolicySpec... chain) {
    return new Sketch().provider("p", servers(1, always(1))).architecture("a", List.of(chain), "p");
  }

  private static List<Double> times(List<Answered> answers) {
    return answers.stream().map(Answered::at).toList();
  }

  private static List<Status> statuses(List<Answered> answers) {
    return answers.stream().map(Answered::status).toList();
  }

  @Test
  void contract1_fiveJobsOneServerTakeOneToFiveSeconds() {
    List<Answered> answers = new Rig(oneServerOfOneSecond()).send(0, 5).run(10);
    assertThat(times(answers)).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
  }

  @Test
  void contract1_holdsThroughATrial() {
    TrialResult result =
        new Sketch()
            .useCase("work", Sketch.together(5))
            .provider("p", servers(1, always(1)))
            .intervals(1)
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.endToEnd().mean()).isEqualTo(3.0 * SECOND); // (1 + 2 + 3 + 4 + 5) / 5
    assertThat(work.waiting().mean()).isEqualTo(2.0 * SECOND); // (0 + 1 + 2 + 3 + 4) / 5
    assertThat(work.waiting().positiveShare()).isEqualTo(0.8);
    assertThat(work.answeredByInterval().toList()).startsWith(0L, 1L, 1L, 1L, 1L, 1L, 0L);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(5);
    assertThat(result.providers().get(0).utilization()).isEqualTo(0.05); // 5 s of 100
    assertThat(result.providers().get(0).meanInSystem()).isEqualTo(0.15); // 15 s of 100
    assertThat(result.providers().get(0).meanQueued()).isEqualTo(0.1); // 10 s of 100
  }

  @Test
  void contract2_timeoutOfTwoAndAHalfSecondsStrikesThree() {
    Rig rig = new Rig(oneServerOfOneSecond(new TimeoutSpec(nanos(2.5)))).send(0, 5);
    List<Answered> answers = rig.run(10);
    assertThat(statuses(answers))
        .containsExactly(Status.OK, Status.OK, Status.TIMEOUT, Status.TIMEOUT, Status.TIMEOUT);
    assertThat(times(answers)).containsExactly(1.0, 2.0, 2.5, 2.5, 2.5);
    assertThat(rig.provider("p").utilization() * 10).isEqualTo(2.5); // the third was half done
  }

  @Test
  void contract4_limitOfOneAcceptsOneAndRejectsFour() {
    List<Answered> answers =
        new Rig(oneServerOfOneSecond(new ConcurrencyLimitSpec(1))).send(0, 5).run(10);
    assertThat(statuses(answers))
        .containsExactly(
            Status.OK,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED,
            Status.LIMIT_REACHED);
    assertThat(times(answers)).containsExactly(1.0, 0.0, 0.0, 0.0, 0.0);
  }

  @Test
  void contract5_fallbackAfterOneAndAHalfSecondsTakesFour() {
    Rig rig = fallback(true).send(0, 5);
    List<Answered> answers = rig.run(10);
    assertThat(statuses(answers)).containsOnly(Status.OK);
    assertThat(times(answers)).containsExactly(1.0, 2.5, 2.5, 2.5, 2.5);
    assertThat(answers.stream().map(Answered::attempts)).containsExactly(1, 2, 2, 2, 2);
    assertThat(rig.provider("second").succeeded()).isEqualTo(4);
    ProviderResult first = rig.provider("first");
    assertThat(first.succeeded()).isEqualTo(1);
    assertThat(first.cancelled()).isEqualTo(4);
    assertThat(first.utilization() * 10).isEqualTo(1.5); // one, and half of another
  }

  @Test
  void contract5_abandonedWorkGoesOnUnlessCancelled() {
    Rig rig = fallback(false).send(0, 5);
    List<Answered> answers = rig.run(10);
    assertThat(times(answers)).containsExactly(1.0, 2.5, 2.5, 2.5, 2.5);
    ProviderResult first = rig.provider("first");
    assertThat(first.succeeded()).isEqualTo(5); // four of them for nobody
    assertThat(first.utilization() * 10).isEqualTo(5);
  }

  private static Rig fallback(boolean cancelStopsWork) {
    return new Rig(
        new Sketch()
            .provider(
                new ProviderSpec(
                    "first", servers(1, always(1)), QuotaSpec.NONE, 1, 0, 529, cancelStopsWork))
            .provider("second", servers(4, always(1)))
            .architecture("a", List.of(new TimeoutSpec(nanos(1.5))), "first", "second"));
  }

  @Test
  void contract6_whatIsOfferedIsBookedInEveryInterval() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] times = random.doubles(200, 0, 119).sorted().toArray();
      TrialSpec spec = RoughScenario.of(random, Sketch.at(times)).spec();
      TrialResult result = Sketch.run(spec, 0, seed, 0); // checks its own books, too
      long sent = 0;
      for (int u = 0; u < 2; u++) {
        checkUseCase("seed " + seed, result.useCases().get(u), spec);
        sent += sum(result.attemptsByInterval().get(u));
      }
      checkTrace("seed " + seed, result.useCases().get(1), times, spec);
      checkProviders("seed " + seed, result, sent);
    }
  }

  private static void checkUseCase(String seed, UseCaseResult useCase, TrialSpec spec) {
    long offered = 0;
    for (Outcome outcome : Outcome.values()) {
      long inIntervals = sum(useCase.outcomes().byInterval(outcome));
      assertThat(inIntervals)
          .as("%s: %s, %s", seed, useCase.name(), outcome)
          .isEqualTo(useCase.outcomes().count(outcome)); // no warm-up
      for (int i = 0; i < spec.intervals().count(); i++) {
        assertThat(useCase.outcomes().byInterval(outcome).at(i)).isNotNegative();
      }
      offered += inIntervals;
    }
    assertThat(useCase.outcomes().offered()).as(seed).isEqualTo(offered);
    long open = useCase.underway().count();
    long answered = useCase.endToEnd().count();
    assertThat(answered)
        .as(seed)
        .isEqualTo(
            count(useCase, Outcome.FULL, Outcome.DEGRADED, Outcome.HUMAN, Outcome.LATE)
                - (open - count(useCase, Outcome.UNFINISHED))); // late without an answer
    assertThat(sum(useCase.answeredByInterval())).as(seed).isBetween(answered - 9, answered);
    assertThat(useCase.endToEndByInterval().stream().mapToLong(h -> h.getTotalCount()).sum())
        .as(seed)
        .isEqualTo(sum(useCase.answeredByInterval()));
    assertThat(answered + useCase.failed().count() + open).as(seed).isEqualTo(offered);
  }

  /** The work of a trace is booked in the intervals of its rows. */
  private static void checkTrace(String seed, UseCaseResult batch, double[] times, TrialSpec spec) {
    for (int i = 0; i < spec.intervals().count(); i++) {
      int interval = i;
      long rows = Arrays.stream(times).filter(t -> (int) (t / 7) == interval).count();
      long booked =
          Arrays.stream(Outcome.values())
              .mapToLong(o -> batch.outcomes().byInterval(o).at(interval))
              .sum();
      assertThat(booked).as("%s, interval %d", seed, i).isEqualTo(rows);
    }
  }

  /** Calls sent arrive, but for those on the way; L of the intervals is L in all. */
  private static void checkProviders(String seed, TrialResult result, long sent) {
    long arrived = 0;
    for (ProviderResult provider : result.providers()) {
      arrived += provider.attempts() - provider.shadows();
      assertThat(sum(provider.attemptsByInterval())).isEqualTo(provider.attempts());
      assertThat(sum(provider.succeededByInterval())).isEqualTo(provider.succeeded());
      int intervals = provider.attemptsByInterval().toList().size();
      double inside =
          IntStream.range(0, intervals)
                  .mapToDouble(i -> provider.insideNanosByInterval().at(i).toDouble())
                  .sum()
              / (120.0 * SECOND);
      assertThat(inside).isCloseTo(provider.meanInSystem(), within());
      assertThat(provider.utilization()).as(seed).isBetween(0.0, 1.0);
      assertThat(provider.attempts())
          .as(seed)
          .isGreaterThanOrEqualTo(
              provider.succeeded()
                  + provider.rejected()
                  + provider.failed()
                  + provider.cancelled());
    }
    assertThat(arrived).as(seed).isBetween(sent - 40, sent);
  }

  private static Offset<Double> within() {
    return Assertions.within(1e-9);
  }

  private static long sum(IntervalCounts counts) {
    return counts.toList().stream().mapToLong(Long::longValue).sum();
  }

  private static long count(UseCaseResult useCase, Outcome... outcomes) {
    return Arrays.stream(outcomes).mapToLong(useCase.outcomes()::count).sum();
  }

  @Test
  void contract6_littlesLawHoldsOnThePath() {
    // All work is over at the end, so the integral of the number inside is the sum of the times.
    TrialResult result =
        new Sketch()
            .useCase(
                "work", Sketch.at(new SplittableRandom(5).doubles(90, 0, 50).sorted().toArray()))
            .provider("p", servers(1, exponential(0.6)))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.answers()).isEqualTo(90);
    double timesInside = work.endToEnd().mean() * 90 / SECOND;
    assertThat(result.providers().get(0).meanInSystem() * 100).isCloseTo(timesInside, within());
    double timesQueued = work.waiting().mean() * 90 / SECOND;
    assertThat(result.providers().get(0).meanQueued() * 100).isCloseTo(timesQueued, within());
  }

  @Test
  void contract7_noServerIsIdleWhileWorkWaits() {
    // Work-conserving first come first served: each call starts when it is there and a server is
    // free, and not later. The reference is the recursion of J. Kiefer and J. Wolfowitz.
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int c = random.nextInt(1, 5);
      double service = random.nextInt(1, 9) * 0.25;
      double[] arrivals =
          random.ints(60, 0, 100).sorted().mapToDouble(quarter -> quarter * 0.25).toArray();
      Rig rig = new Rig(new Sketch().provider("p", servers(c, always(service))));
      PriorityQueue<Double> free = new PriorityQueue<>();
      for (int i = 0; i < c; i++) {
        free.add(0.0);
      }
      List<Double> expected = new ArrayList<>();
      for (double arrival : arrivals) {
        rig.send(arrival);
        double start = Math.max(arrival, free.remove());
        free.add(start + service);
        expected.add(start + service);
      }
      assertThat(times(rig.run(1000))).as("seed %d", seed).isEqualTo(expected);
    }
  }

  static final BackoffSpec JITTERED =
      new BackoffSpec(nanos(0.2), 2, nanos(2), new BackoffSpec.Jitter.Full(), false);

  @Test
  void contract11_twiceTheDemandOnTwiceTheCapacityIsTheSame() {
    // A fluid has no noise; with 2000 and 4000 servers what is left of it is below 1 %.
    double once = availability(2000);
    double twice = availability(4000);
    assertThat(once).isBetween(0.5, 0.98);
    assertThat(twice).isCloseTo(once, Assertions.within(0.01));
  }

  private static double availability(int servers) {
    ArrivalSpec surge =
        RatedSpec.poisson(0.8 * servers, List.of(new Surge(20 * SECOND, 2, 0, 10 * SECOND, 0)));
    TrialResult result =
        new Sketch()
            .lasting(100, 0)
            .useCase("work", surge)
            .provider("p", servers(servers, exponential(1)))
            .architecture(
                "a",
                List.of(
                    new RetrySpec(
                        2,
                        JITTERED,
                        RetryAfterSpec.IGNORED,
                        RetrySpec.WORTH_RETRYING,
                        new BudgetSpec.Finagle(nanos(10), 0, 0.2)),
                    new TimeoutSpec(nanos(3))),
                "p")
            .run();
    return Replications.share(result, Outcome.FULL);
  }

  @Test
  void contract12_whatIsUnderWayAtTheEndIsToldAndNeitherAnsweredNorFailed() {
    // One server, 1 s each, 5 at once, and the end after 2.5 s.
    TrialResult result =
        new Sketch()
            .lasting(2.5, 0)
            .useCase("work", Sketch.together(5))
            .provider("p", servers(1, always(1)))
            .architecture("a", List.of(new TimeoutSpec(nanos(100))), "p")
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(count(work, Outcome.FULL)).isEqualTo(2);
    assertThat(count(work, Outcome.UNFINISHED)).isEqualTo(3);
    assertThat(work.outcomes().offered()).isEqualTo(5);
    assertThat(work.endToEnd().count()).isEqualTo(2);
  }
}
