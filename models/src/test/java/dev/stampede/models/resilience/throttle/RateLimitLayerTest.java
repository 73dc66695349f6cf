package dev.stampede.models.resilience.throttle;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec.Algorithm;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When those learn it whom a rate limit refuses. */
class RateLimitLayerTest {

  /** One in ten seconds, for calls of a second; whoever would wait longer than 12 s is refused. */
  /** Not 0, so that a time of day is not taken for a duration. */
  private static final double START = 100;

  private static List<Answered> answers(boolean waitsInVain, PolicySpec... outside) {
    RateLimitSpec limit =
        new RateLimitSpec(1, nanos(10), 1, nanos(12), Algorithm.FIXED_WINDOW, waitsInVain);
    List<PolicySpec> chain = outside.length == 0 ? List.of(limit) : List.of(outside[0], limit);
    Sketch sketch = new Sketch().provider("p", servers(9, always(1))).architecture("a", chain, "p");
    return new Rig(sketch).send(START, 3).run(160);
  }

  private static void isRefusedAt(double time, List<Answered> answers) {
    assertThat(answers)
        .extracting(Answered::at)
        .containsExactly(START + 1, START + 11, START + time);
    assertThat(answers.get(2).status()).isEqualTo(Status.THROTTLED);
  }

  @Test
  void refused_atOnce() {
    isRefusedAt(0, answers(false));
  }

  @Test
  void refused_whenTheLongestWaitIsOver() {
    isRefusedAt(12, answers(true));
  }

  @Test
  void refused_whenADeadlineLeavesNoMore() {
    isRefusedAt(11.5, answers(true, new DeadlineSpec(nanos(14), nanos(2.5))));
  }
}
