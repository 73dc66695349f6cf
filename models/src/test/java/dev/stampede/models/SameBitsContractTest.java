package dev.stampede.models;

import static dev.stampede.models.PolicyContractTest.JITTERED;
import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig.Answered;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contracts 8 and 9: one seed gives the same bits, and strangers change nothing. */
class SameBitsContractTest {

  @Test
  void contract8_sameSeedSameBitsWhateverElseRuns() {
    List<TrialSpec> specs = IntStream.range(0, 16).mapToObj(s -> RoughScenario.of(s)).toList();
    List<String> alone = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      alone.add(fingerprint(Sketch.run(specs.get(i), 0, 99, 3)));
    }
    List<String> together =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> fingerprint(Sketch.run(specs.get(i % 16), 0, 99, 3)))
            .toList();
    for (int i = 0; i < 64; i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i % 16));
    }
    assertThat(alone).doesNotHaveDuplicates();
  }

  @Test
  void contract8_trialsMadeTogetherDoNotTouchEachOther() {
    TrialSpec first = RoughScenario.of(1);
    TrialSpec second = RoughScenario.of(2);
    String alone = fingerprint(Sketch.run(first, 0, 7, 0));
    try (Trial a = new Trial(first, 0, 7, 0);
        Trial b = new Trial(second, 0, 7, 0);
        Trial again = new Trial(first, 0, 7, 0)) {
      assertThat(again.run(1)).isTrue();
      assertThat(b.run(1)).isTrue();
      assertThat(a.run(1)).isTrue();
      assertThat(fingerprint(a.result())).isEqualTo(alone);
      assertThat(fingerprint(again.result())).isEqualTo(alone);
    }
  }

  @Test
  void contract8_seedAndReplicationChangeTheRun() {
    TrialSpec spec = RoughScenario.of(1);
    assertThat(
            List.of(
                Sketch.run(spec, 0, 1, 0).digest(),
                Sketch.run(spec, 0, 2, 0).digest(),
                Sketch.run(spec, 0, 1, 1).digest()))
        .doesNotHaveDuplicates();
  }

  /** Digest and figures, to the last bit. */
  private static String fingerprint(TrialResult result) {
    StringBuilder text = new StringBuilder(result.digest().toString());
    result.useCases().forEach(u -> text.append(figures(u)));
    result.providers().forEach(p -> text.append(figures(p)));
    return text.toString();
  }

  private static String figures(UseCaseResult useCase) {
    return Arrays.stream(Outcome.values()).map(useCase.outcomes()::count).toList()
        + " attempts %d quality %s e2e %s wait %s first %s failed %s p90 %d"
            .formatted(
                useCase.attempts(),
                useCase.meanQuality(),
                useCase.endToEnd().mean(),
                useCase.waiting().mean(),
                useCase.firstToken().mean(),
                useCase.failed().mean(),
                useCase.endToEnd().percentile(90))
        + useCase.answeredByInterval().toList();
  }

  private static String figures(ProviderResult p) {
    return "%s: %d %d %d %d %d %d %d %s %s %s"
        .formatted(
            p.name(),
            p.attempts(),
            p.succeeded(),
            p.rateLimited(),
            p.overloaded(),
            p.rejected(),
            p.failed(),
            p.cancelled(),
            p.utilization(),
            p.meanInSystem(),
            p.meanQueued());
  }

  /** A use case at a provider that often fails, behind retries with jitter. */
  private static Sketch ours(Sketch sketch) {
    return sketch
        .lasting(300, 20)
        .useCase(
            Sketch.useCase(
                "ours", poisson(4), RequestSpec.UNIT, ToleranceSpec.ANYTHING, exponential(9)))
        .provider("mine", servers(5, exponential(1)))
        .fault(new FaultSpec("brownout", "mine", nanos(50), nanos(200), new Brownout(0.3, 500, 0)))
        .architecture(
            "mine",
            List.of(new RetrySpec(2, JITTERED, RetryAfterSpec.IGNORED, RetrySpec.WORTH_RETRYING)),
            "mine");
  }

  @Test
  void contract9_unrelatedComponentsChangeNothing() {
    TrialResult alone = ours(new Sketch()).run();

    Sketch before =
        new Sketch()
            .useCase(pinned("others"))
            .provider("theirs", servers(2, exponential(1)))
            .fault("theirs", 10, 50, new Outage(503, 0));
    TrialResult late =
        ours(before).architecture("theirs", List.of(new ConcurrencyLimitSpec(3)), "theirs").run();
    assertThat(figures(late.useCases().get(1))).isEqualTo(figures(alone.useCases().get(0)));
    assertThat(figures(late.providers().get(1))).isEqualTo(figures(alone.providers().get(0)));

    TrialResult early =
        ours(new Sketch())
            .useCase(pinned("others"))
            .provider("theirs", servers(2, exponential(1)))
            .architecture("theirs", List.of(new ConcurrencyLimitSpec(3)), "theirs")
            .run();
    assertThat(figures(early.useCases().get(0))).isEqualTo(figures(alone.useCases().get(0)));
    assertThat(figures(early.providers().get(0))).isEqualTo(figures(alone.providers().get(0)));
  }

  private static UseCaseSpec pinned(String name) {
    return new UseCaseSpec(
        name,
        "they",
        new PopulationSpec(poisson(3)),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        0,
        0,
        "theirs");
  }

  @Test
  void contract9_othersAtTheSameProviderChangeNeitherArrivalsNorServiceTimes() {
    // With servers for all, the time to the answer is the service time.
    Sketch alone =
        new Sketch().useCase("ours", poisson(5)).provider("p", servers(100_000, exponential(1)));
    Sketch shared =
        new Sketch()
            .useCase("others", poisson(20))
            .useCase("ours", poisson(5))
            .provider("p", servers(100_000, exponential(1)));
    assertThat(figures(shared.run().useCases().get(1)))
        .isEqualTo(figures(alone.run().useCases().get(0)));
  }

  @Test
  void contract9_everyArchitectureSeesTheSameWork() {
    // Whatever was called before, the second provider serves a request in the same time.
    Sketch sketch =
        new Sketch()
            .useCase("work", poisson(5))
            .provider("p", servers(100_000, exponential(1)))
            .provider("q", servers(100_000, exponential(2)))
            .architecture("direct", List.of(), "q")
            .architecture("same", List.of(new TimeoutSpec(nanos(1000))), "q", "p");
    TrialSpec spec = sketch.spec();
    assertThat(figures(Replications.first(Sketch.run(spec, 1, 1, 0))))
        .isEqualTo(figures(Replications.first(Sketch.run(spec, 0, 1, 0))));
  }

  @Test
  void contract9_anotherFaultStrikesWithNumbersOfItsOwn() {
    // A slow-down beside a brownout leaves the brownout's victims alone.
    FaultSpec brownout = new FaultSpec("brownout", "p", 0, 90 * SECOND, new Brownout(0.5, 500, 0));
    long alone = errors(new Sketch().fault(brownout));
    long beside = errors(new Sketch().fault("p", 0, 90, new Slow(1.0001)).fault(brownout));
    assertThat(beside).isEqualTo(alone);
  }

  /** Hash over the numbers of the requests that a brownout strikes. */
  private static long errors(Sketch sketch) {
    Rig rig = new Rig(sketch.provider("p", servers(100_000, exponential(1))));
    for (int i = 0; i < 64; i++) {
      rig.send(i);
    }
    long victims = 0;
    for (Answered answered : rig.run(100)) {
      if (answered.status() == Status.ERROR) {
        victims |= 1L << answered.number();
      }
    }
    assertThat(Long.bitCount(victims)).isBetween(16, 48); // 32 +- 4 sigma: fails once in 16 000
    return victims;
  }
}
