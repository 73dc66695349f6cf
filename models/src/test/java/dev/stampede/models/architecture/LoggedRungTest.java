package dev.stampede.models.architecture;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.models.Rig;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is heard of rungs, and that hearing it changes nothing. */
class LoggedRungTest {
  private static final PolicySpec TWO_ATTEMPTS =
      new RetrySpec(
          1,
          new BackoffSpec(nanos(1), 1, nanos(1), new Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          RetrySpec.WORTH_RETRYING);

  /** Notes what it hears, with the second in which it hears it. */
  private record Notes(String rung, List<String> heard) implements RungLog {

    @Override
    public void came(long nowNanos, Request request) {
      heard.add("%s came %d".formatted(rung, nowNanos / Sketch.SECOND));
    }

    @Override
    public void served(long nowNanos, Request request, String place) {
      heard.add("%s served %d by %s".formatted(rung, nowNanos / Sketch.SECOND, place));
    }
  }

  private static final RungSpec INSIDE =
      new GatewayRungSpec(
          List.of(TWO_ATTEMPTS), List.of(Sketch.rung("p"), Sketch.rung("q")), RungSpec.ANY, false);

  /** p is out for nine seconds; q answers in one. */
  private static Sketch sketch(UnaryOperator<RungSpec> change) {
    return new Sketch()
        .lasting(30, 0)
        .useCase("chat", poisson(5))
        .provider("p", servers(100, always(1)))
        .provider("q", servers(100, always(1)))
        .fault("p", 0, 9, new Outage(500, 0))
        .architecture("a", List.of(), List.of(INSIDE.replaced(change)));
  }

  /** Two attempts with a second between fail at p, and q answers after another second. */
  @Test
  void ladderInside_isHeardRungByRung() {
    List<String> heard = new ArrayList<>();
    Sketch sketch = sketch(rung -> new LoggedRungSpec(rung, new Notes(rung.label(), heard)));
    new Rig(sketch).send(0).send(20).run(40);

    assertThat(heard)
        .containsExactly(
            "p came 0", "q came 1", "q served 2 by q/call", "p came 20", "p served 21 by p/call");
  }

  @Test
  void hearing_changesNothing() {
    TrialResult plain = sketch(rung -> rung).run();
    List<String> heard = new ArrayList<>();
    TrialResult logged =
        sketch(rung -> new LoggedRungSpec(rung, new Notes(rung.label(), heard))).run();

    assertThat(heard).isNotEmpty();
    assertThat(logged.digest()).isEqualTo(plain.digest());
    assertThat(logged.events()).isEqualTo(plain.events());
  }

  @Test
  void gateways_areHeardOfByTheirRungs_only() {
    assertThatThrownBy(() -> new LoggedRungSpec(INSIDE, new Notes("", new ArrayList<>())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
