package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutletTest {

  private final List<String> trace = new ArrayList<>();
  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess sender = simulation.process("sender");
  private final Inbox<String> inbox =
      simulation.process("receiver").inbox(text -> trace.add(simulation.now() + " " + text));

  @Test
  void send_takesTheLookaheadUnlessTold() {
    Outlet<String> outlet = sender.outlet(inbox, 5);

    outlet.send(7, "slow");
    outlet.send("quick");
    outlet.send(5, "as quick");
    simulation.run(100);

    assertThat(trace).containsExactly("5 quick", "5 as quick", "7 slow");
  }

  @Test
  void send_rejectsADelayBelowTheLookahead() {
    Outlet<String> outlet = sender.outlet(inbox, 5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> outlet.send(4, "too soon"))
        .withMessage("delayNanos (4) must be at least the link's lookahead (5)");
  }

  @Test
  void send_rejectsANegativeDelay() {
    Outlet<String> outlet = sender.outlet(inbox, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> outlet.send(-1, "yesterday"))
        .withMessage("delayNanos (-1) must be at least the link's lookahead (0)");
  }

  @Test
  void send_rejectsATimeBeyondTheEndOfTime() {
    simulation.run(1);
    Outlet<String> outlet = sender.outlet(inbox, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> outlet.send(Long.MAX_VALUE, "never"))
        .withMessage("the event lies after the end of time (2^63 ns)");
  }

  @Test
  void outlet_rejectsANegativeLookahead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sender.outlet(inbox, -1))
        .withMessage("lookaheadNanos (-1) must not be negative");
  }
}
