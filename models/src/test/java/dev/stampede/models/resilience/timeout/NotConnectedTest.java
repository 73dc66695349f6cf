package dev.stampede.models.resilience.timeout;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timeouts before there was a connection, told from others. */
class NotConnectedTest {

  private static Answered one(Sketch sketch) {
    RetrySpec retry =
        new RetrySpec(
            1,
            new BackoffSpec(nanos(1), 1, nanos(1), new BackoffSpec.Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            Outcomes.NOT_CONNECTED);
    TimeoutsSpec times = new TimeoutsSpec(TimeoutsSpec.NONE, nanos(2), nanos(5), TimeoutsSpec.NONE);
    return new Rig(sketch.architecture("a", List.of(retry, times), "p")).send(0).run(99).get(0);
  }

  private static Sketch slow() {
    return new Sketch().provider("p", servers(9, always(8)));
  }

  /** Two seconds, one of waiting, and two more; an answer that is late has had its connection. */
  @Test
  void attemptsWithoutAConnection_canBeRetriedAlone() {
    Answered never = one(slow().fault("p", 0, 99, new Outage(503, nanos(900), true)));
    assertThat(never.attempts()).isEqualTo(2);
    assertThat(never.at()).isCloseTo(5, within(1e-9));
    Answered late = one(slow());
    assertThat(late.status()).isEqualTo(Status.TIMEOUT);
    assertThat(late.attempts()).isEqualTo(1);
  }

  @Test
  void theyAreASetOfTheirOwn() {
    assertThat(Outcomes.NOT_CONNECTED)
        .isNotEqualTo(Outcomes.NONE)
        .isEqualTo(Outcomes.NONE.and(Outcomes.NOT_CONNECTED))
        .doesNotHaveToString(Outcomes.NONE.toString());
  }
}
