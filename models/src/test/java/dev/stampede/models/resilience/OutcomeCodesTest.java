package dev.stampede.models.resilience;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies make of HTTP statuses: a 529 means overloaded, as a 503 does, and is another. */
class OutcomeCodesTest {

  private static final Outcomes GATEWAY_ERROR = Outcomes.ofCodes(502, 504);

  /** Answers in 0.1 s, but with an HTTP status until 10 s. */
  private static Sketch failing(int status, List<PolicySpec> chain, RungSpec... more) {
    List<RungSpec> ladder =
        Stream.concat(Stream.of(Sketch.rung("p")), Arrays.stream(more)).toList();
    return new Sketch()
        .provider("p", servers(100, always(0.1)))
        .fault("p", 0, 10, new Outage(status, 0))
        .architecture("a", chain, ladder);
  }

  private static CircuitBreakerSpec breaker(Outcomes recorded, Outcomes ignored) {
    return new CircuitBreakerSpec(
        1,
        1,
        nanos(1000),
        WindowType.COUNT_BASED,
        2,
        2,
        1,
        0,
        nanos(5),
        1,
        nanos(5),
        false,
        recorded,
        ignored);
  }

  @ParameterizedTest
  @CsvSource({"502, 3", "503, 3", "504, 3", "529, 1", "500, 1", "429, 1"})
  void retry_looksAtTheCode(int status, int attempts) {
    PolicySpec retry =
        new RetrySpec(
            2,
            new BackoffSpec(nanos(1), 1, nanos(1), new Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            GATEWAY_ERROR);
    Answered answered = new Rig(failing(status, List.of(retry))).send(0).run(9).get(0);
    assertThat(answered.attempts()).isEqualTo(attempts);
  }

  @ParameterizedTest
  @CsvSource({"503, true", "529, false", "500, false"})
  void rung_looksAtTheCode(int status, boolean reached) {
    RungSpec apology = new StaticRungSpec(0.5, 0, Outcomes.ofCodes(503, 503), false);
    Answered answered = new Rig(failing(status, List.of(), apology)).send(0).run(9).get(0);
    assertThat(answered.status() == Status.OK).isEqualTo(reached);
  }

  /** Three calls; a breaker that two failures in a row open refuses the third. */
  @ParameterizedTest
  @CsvSource({"503, BREAKER_OPEN", "529, OVERLOADED", "500, ERROR"})
  void breaker_countsOthersAsSuccesses(int status, Status third) {
    PolicySpec breaker = breaker(GATEWAY_ERROR, Outcomes.NONE);
    List<Answered> answers =
        new Rig(failing(status, List.of(breaker))).send(0).send(1).send(2).run(9);
    assertThat(answers.get(2).status()).isEqualTo(third);
  }

  @Test
  void ignored_isNotCounted_neitherAsFailureNorAsSuccess() {
    // 503 at 0 s, 529 at 1 s, 503 at 2 s: the window of two is full of 503s only if 529 is ignored
    Sketch sketch =
        new Sketch()
            .provider("p", servers(100, always(0.1)))
            .fault("p", 0, 0.5, new Outage(503, 0))
            .fault("p", 0.9, 0.5, new Outage(529, 0))
            .fault("p", 1.9, 0.5, new Outage(503, 0))
            .architecture("a", List.of(breaker(GATEWAY_ERROR, Outcomes.ofCodes(529, 529))), "p");
    Rig rig = new Rig(sketch).send(0).send(1).send(2).send(3);
    assertThat(rig.run(9).stream().map(Answered::status))
        .containsExactly(
            Status.OVERLOADED, Status.OVERLOADED, Status.OVERLOADED, Status.BREAKER_OPEN);

    Sketch counted =
        new Sketch()
            .provider("p", servers(100, always(0.1)))
            .fault("p", 0, 0.5, new Outage(503, 0))
            .fault("p", 0.9, 0.5, new Outage(529, 0))
            .fault("p", 1.9, 0.5, new Outage(503, 0))
            .architecture("a", List.of(breaker(GATEWAY_ERROR, Outcomes.NONE)), "p");
    assertThat(new Rig(counted).send(0).send(1).send(2).send(3).run(9).get(3).status())
        .isEqualTo(Status.OK);
  }

  @Test
  void ignored_givesTheProbeOfAHalfOpenBreakerBack() {
    // open from 1 s on; the only probe, at 6.5 s, is ignored, so that at 7 s there is another
    Sketch sketch =
        new Sketch()
            .provider("p", servers(100, always(0.1)))
            .fault("p", 0, 5, new Outage(503, 0))
            .fault("p", 6, 0.9, new Outage(529, 0))
            .architecture("a", List.of(breaker(GATEWAY_ERROR, Outcomes.ofCodes(529, 529))), "p");
    Rig rig = new Rig(sketch).send(0).send(1).send(2).send(6.5).send(7);
    assertThat(rig.run(9).stream().map(Answered::status))
        .containsExactly(
            Status.OVERLOADED,
            Status.OVERLOADED,
            Status.BREAKER_OPEN,
            Status.OVERLOADED,
            Status.OK);
  }
}
