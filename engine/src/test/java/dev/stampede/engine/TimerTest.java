package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimerTest {

  private final List<String> trace = new ArrayList<>();
  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess process = simulation.process("p");

  private Timer tracing(String name) {
    return process.timer(text -> trace.add(simulation.now() + " " + text), name);
  }

  @Test
  void set_handsOverThePayloadOnce() {
    Timer timer = tracing("a");
    assertThat(timer.isSet()).isFalse();

    timer.set(5);
    assertThat(timer.isSet()).isTrue();
    simulation.run(100);

    assertThat(trace).containsExactly("5 a");
    assertThat(timer.isSet()).isFalse();
  }

  @Test
  void set_movesAPendingExpiry() {
    Timer later = tracing("later");
    Timer sooner = tracing("sooner");
    later.set(5);
    sooner.set(50);

    later.set(60);
    sooner.set(3);
    simulation.run(100);

    assertThat(trace).containsExactly("3 sooner", "60 later");
  }

  @Test
  void set_comesAfterEarlierOnesOfTheSameTime() {
    Timer first = tracing("first");
    Timer second = tracing("second");
    first.set(5);
    second.set(5);

    first.set(5); // set again: now it is the later of the two
    simulation.run(5);

    assertThat(trace).containsExactly("5 second", "5 first");
  }

  @Test
  void cancel_takesTheExpiryBack() {
    Timer timer = tracing("a");
    timer.set(5);
    timer.cancel();
    timer.cancel();
    assertThat(timer.isSet()).isFalse();
    simulation.run(10);
    assertThat(trace).isEmpty();

    timer.set(5);
    simulation.run(20);
    assertThat(trace).containsExactly("15 a");
  }

  @Test
  void handler_setsItsOwnTimerAgain() {
    Timer[] timer = new Timer[1];
    timer[0] =
        process.timer(
            () -> {
              trace.add(simulation.now() + " " + timer[0].isSet());
              timer[0].set(10);
            });
    timer[0].set(10);

    simulation.run(30);

    assertThat(trace).containsExactly("10 false", "20 false", "30 false");
    assertThat(timer[0].isSet()).isTrue();
  }

  @Test
  void handler_cancelsMovesAndRestoresOthersOfTheSameTime() {
    Timer cancelled = tracing("cancelled");
    Timer moved = tracing("moved");
    Timer restored = tracing("restored");
    process
        .timer(
            () -> {
              cancelled.cancel();
              moved.set(2);
              restored.cancel();
              restored.set(0);
            })
        .set(5);
    cancelled.set(5);
    moved.set(5);
    restored.set(5);

    simulation.run(100);

    assertThat(trace).containsExactly("5 restored", "7 moved");
  }

  @Test
  void set_rejectsANegativeDelay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tracing("a").set(-1))
        .withMessage("delayNanos (-1) must not be negative");
  }

  @Test
  void set_rejectsATimeBeyondTheEndOfTime() {
    simulation.run(10);
    Timer idle = tracing("idle");
    Timer pending = tracing("pending");
    pending.set(5);

    for (Timer timer : List.of(idle, pending)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timer.set(Long.MAX_VALUE - 9))
          .withMessage("the event lies after the end of time (2^63 ns)");
    }
    idle.set(Long.MAX_VALUE - 10);
    simulation.run(Long.MAX_VALUE);

    assertThat(trace).containsExactly("15 pending", Long.MAX_VALUE + " idle");
  }
}
