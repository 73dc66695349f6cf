package dev.stampede.models.resilience.retry;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.StreamCut;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Envelope;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Retries of streams that broke, retries without end, and how long retries go on. */
class ReconnectTest {

  private static final RetryEndSpec RECONNECT = new RetryEndSpec(List.of(), false, false, true);
  private static final Outcomes BROKEN = Outcomes.of(Status.CUT, Status.TIMEOUT);

  private static BackoffSpec waits(double initial, double multiplier, double max) {
    return new BackoffSpec(nanos(initial), multiplier, nanos(max), new Jitter.None(), false);
  }

  private static RetrySpec retry(int most, double wait, Outcomes on, RetryEndSpec end) {
    return new RetrySpec(most, waits(wait, 1, wait), RetryAfterSpec.IGNORED, on, null, end);
  }

  private static void stream(Request request) {
    request.stream = true;
    request.outputTokens = 9;
    request.maxTokens = 9;
  }

  /** First token after 2 s, then one a second; streams break after two tokens until a time. */
  private static Sketch breaking(double until, PolicySpec... chain) {
    return new Sketch()
        .provider(
            "p", new TokensSpec(9, always(2), always(1), EngineSpec.UNBOUNDED, Discipline.FIFO))
        .fault("p", 0, until, new StreamCut(1, 2, 0))
        .architecture("a", List.of(chain), "p");
  }

  @Test
  void brokenStream_endsRetriesUnlessItsOwnerStartsOver() {
    RetrySpec usual = retry(3, 1, BROKEN, RetryEndSpec.BY_NUMBER);
    Answered left = new Rig(breaking(99, usual)).send(0, ReconnectTest::stream).run(90).get(0);
    assertThat(left.status()).isEqualTo(Status.CUT);
    assertThat(left.attempts()).isEqualTo(1);
    // Breaks at 3; again at 4, breaks at 7; again at 8, in the clear: 8 + 2 + 8 = 18.
    RetrySpec reconnects = retry(3, 1, BROKEN, RECONNECT);
    Answered again = new Rig(breaking(5, reconnects)).send(0, ReconnectTest::stream).run(90).get(0);
    assertThat(again.status()).isEqualTo(Status.OK);
    assertThat(again.attempts()).isEqualTo(3);
    assertThat(again.at()).isEqualTo(18);
    assertThat(again.firstTokenNanos()).isEqualTo(nanos(10));
  }

  /** Reconnects outside count apart: each begins with fresh retries of requests. */
  @Test
  void reconnects_areCountedApartFromRetriesOfRequests() {
    Outcomes refused = Outcomes.ofCodes(500, 599);
    PolicySpec[] chain = {
      retry(2, 1, BROKEN, RECONNECT), retry(4, 0.5, refused, RetryEndSpec.BY_NUMBER)
    };
    Answered broken = new Rig(breaking(99, chain)).send(0, ReconnectTest::stream).run(90).get(0);
    assertThat(broken.status()).isEqualTo(Status.CUT);
    assertThat(broken.attempts()).isEqualTo(3);
    assertThat(broken.at()).isEqualTo(11); // 3, 4 + 3, 8 + 3
    Sketch refusing = breaking(4, chain).fault("p", 3.5, 1.7, new Outage(503, 0));
    // Breaks at 3; at 4, 4.5 and 5 it is refused, at 5.5 it is served.
    Answered both = new Rig(refusing).send(0, ReconnectTest::stream).run(90).get(0);
    assertThat(both.status()).isEqualTo(Status.OK);
    assertThat(both.attempts()).isEqualTo(5);
    assertThat(both.at()).isEqualTo(15.5);
  }

  @Test
  void unlimitedRetries_outlastAnyOutage() {
    RetrySpec retry =
        new RetrySpec(
            RetrySpec.UNLIMITED,
            waits(1, 2, 100),
            RetryAfterSpec.IGNORED,
            RetrySpec.WORTH_RETRYING);
    Sketch sketch =
        new Sketch()
            .lasting(90_000, 0)
            .provider("p", servers(9, always(1)))
            .fault("p", 0, 80_000, new Outage(503, 0))
            .architecture("a", List.of(retry), "p");
    // At 0, 1, 3, 7, 15, 31, 63 and 127 s, then every 100 s: the first after 80,000 is at 80,027.
    Answered answered = new Rig(sketch).send(0).run(90_000).get(0);
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(80_028);
    assertThat(answered.attempts()).isEqualTo(8 + 799);
    assertThat(retry.mostCalls()).isEqualTo(RetrySpec.UNLIMITED);
    assertThat(retry.longest(LongestTime.of(1), new Assumptions(false, false)).isFinite())
        .isFalse();
  }

  @Test
  void unlimitedRetries_haveToWait() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retry(RetrySpec.UNLIMITED, 0, BROKEN, RECONNECT))
        .withMessageContaining("max_retries");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retry(RetrySpec.MOST + 1, 1, BROKEN, RECONNECT))
        .withMessageContaining("at most 100, or unlimited");
  }

  @Test
  void envelope_isTheWaitsBetweenRefusals() {
    BackoffSpec claude = new BackoffSpec(nanos(0.5), 2, nanos(32), new Jitter.Stretch(0.25), false);
    RetrySpec ten = new RetrySpec(10, claude, RetryAfterSpec.IGNORED, RetrySpec.WORTH_RETRYING);
    // .5 + 1 + 2 + 4 + 8 + 16 + 4 x 32
    assertThat(ten.envelope(Envelope.NONE)).isEqualTo(new Envelope(159.5, 199.375));
    RetrySpec outside = retry(2, 10, RetrySpec.WORTH_RETRYING, RetryEndSpec.BY_NUMBER);
    assertThat(outside.envelope(ten.envelope(Envelope.NONE)))
        .isEqualTo(new Envelope(3 * 159.5 + 20, 3 * 199.375 + 20));
    assertThat(new TimeoutSpec(nanos(60)).envelope(ten.envelope(Envelope.NONE)))
        .isEqualTo(new Envelope(60, 60));
    assertThat(new TimeoutSpec(nanos(60)).envelope(Envelope.NONE)).isEqualTo(Envelope.NONE);
    assertThat(Envelope.NONE.plus(new Envelope(1, 2)).ends()).isTrue();
  }

  @Test
  void envelope_ofWhatDoesNotRetryA503IsNothing() {
    RetrySpec reconnects = retry(5, 1, BROKEN, RECONNECT);
    assertThat(reconnects.envelope(new Envelope(3, 3))).isEqualTo(new Envelope(3, 3));
    RetrySpec full =
        new RetrySpec(
            3,
            new BackoffSpec(nanos(1), 2, nanos(9), new Jitter.Full(), false),
            RetryAfterSpec.IGNORED,
            Outcomes.ofCodes(503, 503));
    assertThat(full.envelope(Envelope.NONE)).isEqualTo(new Envelope(7, 7));
    RetrySpec endless = retry(RetrySpec.UNLIMITED, 1, RetrySpec.WORTH_RETRYING, RECONNECT);
    assertThat(endless.envelope(Envelope.NONE).ends()).isFalse();
    assertThat(new TimeoutSpec(nanos(60)).envelope(endless.envelope(Envelope.NONE)))
        .isEqualTo(new Envelope(60, 60));
    RetryEndSpec after = new RetryEndSpec(List.of(), false, true);
    assertThat(retry(3, 1, Outcomes.FAILURES, after).envelope(Envelope.NONE).plainSeconds())
        .isEqualTo(4); // and once more after the last
  }
}
