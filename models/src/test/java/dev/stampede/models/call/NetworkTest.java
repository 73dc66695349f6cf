package dev.stampede.models.call;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.Capped;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.engine.random.Quantiles;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ways that take a time of their own for each call: their bounds, numbers, and order. */
class NetworkTest {

  private static final int CALLS = 3000;
  private static final int TIMEOUT = 4;

  /** A second for each token but the first, and room for everybody. */
  private static final EngineSpec ROOMY =
      new TokensSpec(1_000_000, always(0), always(1), 0, Discipline.FIFO);

  private static ProviderSpec provider(EngineSpec engine, NetworkSpec network) {
    return new ProviderSpec(
        "p",
        engine,
        QuotaSpec.NONE,
        1,
        network,
        529,
        true,
        null,
        AdmissionSpec.PLAIN,
        Payment.BY_CALLS,
        null);
  }

  private static Rig rig(Distribution oneWay, EngineSpec engine, PolicySpec... chain) {
    return new Rig(
        new Sketch()
            .lasting(10_000, 0)
            .provider(provider(engine, new NetworkSpec(oneWay)))
            .architecture("a", List.of(chain), "p"));
  }

  /** The time on a way of the first call of a request of a rig. */
  private static long way(Draw way, Distribution law, int number) {
    long request = RandomKey.derive(4711, number);
    long call = Draw.CALL.key(Draw.CALL.key(request, "p".hashCode() & Integer.MAX_VALUE), 0);
    return law.quantileNanos(way.uniform(call));
  }

  @Test
  void bounds_areWhatCanBeDrawn() {
    NetworkSpec uniform = new NetworkSpec(new Uniform(0.01, 0.03));
    assertThat(uniform.leastNanos()).isEqualTo(nanos(0.01));
    assertThat(uniform.mostNanos()).isEqualTo(nanos(0.03));
    assertThat(uniform.varies()).isTrue();

    NetworkSpec exponential = new NetworkSpec(exponential(0.02));
    assertThat(exponential.leastNanos()).isZero();

    // 8.21 deviations below the median: exp(-8.21 ln(9) / 2.326) = 0.43 thousandths of it
    NetworkSpec lognormal = new NetworkSpec(Lognormal.ofPercentiles(0.02, 0.99, 0.18));
    assertThat(lognormal.leastNanos()).isBetween(8_400L, 8_800L);

    NetworkSpec floored =
        new NetworkSpec(
            new Quantiles(
                List.of(
                    new Quantiles.Point(0, 0.005),
                    new Quantiles.Point(0.5, 0.02),
                    new Quantiles.Point(0.99, 0.18))));
    assertThat(floored.leastNanos()).isEqualTo(nanos(0.005));

    assertThat(new NetworkSpec(new Capped(exponential(1), 2)).mostNanos()).isEqualTo(nanos(2));
  }

  @Test
  void always_isExactAndNotNegative() {
    for (long nanos : new long[] {0, 1, 3, 20_000_000, 123_456_789_123L, 86_399_999_999_999L}) {
      NetworkSpec network = NetworkSpec.always(nanos);
      assertThat(network.leastNanos()).isEqualTo(nanos);
      assertThat(network.varies()).isFalse();
    }
    assertThatIllegalArgumentException().isThrownBy(() -> NetworkSpec.always(-1));
  }

  private static TrialResult storm(NetworkSpec network) {
    PolicySpec retry =
        new RetrySpec(
            2,
            new BackoffSpec(nanos(0.2), 2, nanos(2), new BackoffSpec.Jitter.Full(), false),
            RetryAfterSpec.UP_TO_A_MINUTE,
            RetrySpec.WORTH_RETRYING);
    return new Sketch()
        .useCase("work", poisson(3))
        .provider(provider(servers(2, exponential(0.8)), network))
        .architecture("a", List.of(retry, new TimeoutSpec(nanos(1.5))), "p")
        .run();
  }

  @Test
  void lawWithoutVariation_isTheConstantToTheLastBit() {
    TrialResult constant = storm(NetworkSpec.always(nanos(0.03)));
    for (Distribution law : List.of(new Uniform(0.03, 0.03), new Capped(always(5), 0.03))) {
      TrialResult same = storm(new NetworkSpec(law));
      assertThat(same.digest()).isEqualTo(constant.digest());
      assertThat(same.useCases().get(0).endToEnd().mean())
          .isEqualTo(constant.useCases().get(0).endToEnd().mean());
    }
    assertThat(constant.providers().get(0).cancelled()).isPositive();
    assertThat(storm(new NetworkSpec(new Uniform(0.03, 0.031))).digest())
        .isNotEqualTo(constant.digest());
  }

  /** Service by chance keeps its numbers; there and back come on top, and are no waiting. */
  @Test
  void ways_areDrawnFromTheCallAndChangeNothingElse() {
    Distribution law = Lognormal.ofPercentiles(0.02, 0.99, 0.18);
    EngineSpec engine = servers(1_000_000, exponential(1));
    List<Answered> near = rig(always(0), engine).send(5, CALLS).run(10_000);
    List<Answered> far = rig(law, engine).send(5, CALLS).run(10_000);
    assertThat(far).hasSize(CALLS);
    for (int i = 0; i < CALLS; i++) {
      long there = way(Draw.WAY_THERE, law, i);
      long back = way(Draw.WAY_BACK, law, i);
      assertThat(there).isNotEqualTo(back);
      assertThat(far.get(i).atNanos()).isEqualTo(near.get(i).atNanos() + there + back);
      assertThat(far.get(i).startedNanos()).isEqualTo(nanos(5));
    }
  }

  /** A cancellation that came before its call would find nothing, and the call would be served. */
  @Test
  void cancellation_neverOvertakesItsCall() {
    Rig rig = rig(exponential(1), servers(1_000_000, always(1000)));
    for (int i = 0; i < CALLS; i++) {
      rig.send(i * 0.001).cancel(i, i * 0.001 + (i % 3 == 0 ? 0 : 1e-9));
    }
    rig.run(900);
    assertThat(rig.provider("p").attempts()).isEqualTo(CALLS);
    assertThat(rig.provider("p").cancelled()).isEqualTo(CALLS);
  }

  /**
   * Service takes 0 to 5 s, each way up to 2 s, the timeout is 4 s. Many answers cross their
   * cancellation and come first, and the call could be used again with a shorter way than the
   * cancellation has left. There is room for all, so each has to fare as if it were alone.
   */
  @Test
  void cancellation_neverMeetsALaterUseOfItsCall() {
    Distribution law = new Uniform(0, 2);
    Rig rig = rig(law, ROOMY, new TimeoutSpec(nanos(TIMEOUT)));
    SplittableRandom random = new SplittableRandom(11);
    int[] service = new int[CALLS];
    double[] sent = new double[CALLS];
    int cancelled = 0;
    for (int i = 0; i < CALLS; i++) {
      int seconds = random.nextInt(6);
      service[i] = seconds;
      sent[i] = random.nextInt(300);
      cancelled += seconds > TIMEOUT ? 1 : 0;
      rig.send(
          sent[i],
          request -> {
            request.outputTokens = 1 + seconds;
            request.maxTokens = 100;
          });
    }
    List<Answered> answers = rig.run(400);
    assertThat(answers).hasSize(CALLS);
    int crossed = 0;
    for (Answered answer : answers) {
      int i = answer.number();
      long took = nanos(service[i]) + way(Draw.WAY_THERE, law, i) + way(Draw.WAY_BACK, law, i);
      boolean inTime = took <= nanos(TIMEOUT);
      crossed += !inTime && service[i] <= TIMEOUT ? 1 : 0;
      assertThat(answer.status()).isEqualTo(inTime ? Status.OK : Status.TIMEOUT);
      assertThat(answer.atNanos()).isEqualTo(nanos(sent[i]) + Math.min(took, nanos(TIMEOUT)));
    }
    assertThat(crossed).isGreaterThan(CALLS / 10);
    assertThat(rig.provider("p").cancelled()).isEqualTo(cancelled);
    assertThat(rig.provider("p").succeeded()).isEqualTo(CALLS - cancelled);
  }

  @Test
  void twoWorkers_findTheSameBits() {
    Distribution floored =
        new Quantiles(
            List.of(
                new Quantiles.Point(0, 0.01),
                new Quantiles.Point(0.5, 0.03),
                new Quantiles.Point(0.99, 0.3)));
    for (Distribution law : List.of(floored, exponential(0.05))) {
      TrialSpec spec =
          new Sketch()
              .lasting(60, 0)
              .useCase("work", poisson(200))
              .provider(provider(servers(100, exponential(0.4)), new NetworkSpec(law)))
              .architecture("a", List.of(new TimeoutSpec(nanos(1))), List.of(Sketch.rung("p")), 4)
              .spec();
      TrialResult one = run(spec, 1);
      TrialResult two = run(spec, 2);
      assertThat(two.digest()).isEqualTo(one.digest());
      assertThat(two.providers().get(0).cancelled())
          .isEqualTo(one.providers().get(0).cancelled())
          .isPositive();
      assertThat(two.useCases().get(0).endToEnd().histogram())
          .isEqualTo(one.useCases().get(0).endToEnd().histogram());
    }
  }

  private static TrialResult run(TrialSpec spec, int workers) {
    try (Trial trial = new Trial(spec, 0, 5, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result();
    }
  }
}
