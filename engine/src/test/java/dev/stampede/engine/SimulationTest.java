package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {

  private final List<String> trace = new ArrayList<>();
  private final Simulation simulation = new Simulation(new RandomStreams(7, 0));

  @Test
  void run_ordersByTimeThenSenderThenSequence() {
    LogicalProcess first = simulation.process("first");
    LogicalProcess second = simulation.process("second");
    LogicalProcess receiver = simulation.process("receiver");
    Inbox<String> inbox = receiver.inbox(text -> trace.add(simulation.now() + " " + text));
    Outlet<String> fromFirst = first.outlet(inbox, 0);
    Outlet<String> fromSecond = second.outlet(inbox, 0);
    Timer own = receiver.timer(() -> trace.add(simulation.now() + " own"));

    own.set(10); // sender 2
    fromSecond.send(10, "second.0"); // sender 1
    fromSecond.send(10, "second.1");
    fromSecond.send(9, "second.2"); // earlier, although sent later
    fromFirst.send(10, "first.0"); // sender 0
    simulation.run(10);

    assertThat(trace)
        .containsExactly("9 second.2", "10 first.0", "10 second.0", "10 second.1", "10 own");
  }

  @Test
  void run_handlesMessagesWithoutDelayAtTheSameTime() {
    LogicalProcess a = simulation.process("a");
    LogicalProcess b = simulation.process("b");
    Inbox<Integer> last = a.inbox(n -> trace.add(simulation.now() + " a " + n));
    Outlet<Integer> back = b.outlet(last, 0);
    Inbox<Integer> middle =
        b.inbox(
            n -> {
              trace.add(simulation.now() + " b " + n);
              back.send(n + 1);
            });
    Outlet<Integer> forth = a.outlet(middle, 0);
    a.timer(() -> forth.send(1)).set(5);

    simulation.run(5);

    assertThat(trace).containsExactly("5 b 1", "5 a 2");
    assertThat(simulation.events()).isEqualTo(3);
  }

  @Test
  void run_includesItsEndAndLeavesTheClockThere() {
    LogicalProcess process = simulation.process("p");
    process.timer(() -> trace.add("at the end")).set(10);
    process.timer(() -> trace.add("after the end")).set(11);

    assertThat(simulation.run(10)).isTrue();
    assertThat(trace).containsExactly("at the end");

    assertThat(simulation.run(100)).isTrue();
    assertThat(trace).containsExactly("at the end", "after the end");
    assertThat(simulation.now()).isEqualTo(100);
    assertThat(simulation.progressNanos()).isEqualTo(100);
  }

  @Test
  void run_rejectsATimeInThePast() {
    simulation.run(10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.run(9))
        .withMessage("untilNanos (9) lies before the time reached (10)");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void run_agreesWithANaiveKernel(long seed) {
    Chatter expected = new Chatter(seed, Chatter.NONE);
    new NaiveKernel(expected).run(3000);
    ChatterSimulation actual = new ChatterSimulation(seed);

    actual.simulation.run(3000);

    assertThat(actual.chatter.traces()).isEqualTo(expected.traces());
    assertThat(actual.simulation.events()).isEqualTo(expected.events()).isGreaterThan(10_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void run_inPiecesIsTheSameAsAtOnce(long seed) {
    ChatterSimulation whole = new ChatterSimulation(seed);
    whole.simulation.run(2000);
    ChatterSimulation pieces = new ChatterSimulation(seed);
    Random random = new Random(seed);

    for (long now = 0; now < 2000; now += random.nextInt(20)) {
      pieces.simulation.run(now);
    }
    pieces.simulation.run(2000);

    assertThat(pieces.chatter.traces()).isEqualTo(whole.chatter.traces());
    assertThat(pieces.simulation.digest()).isEqualTo(whole.simulation.digest());
  }

  @Test
  void run_ofOneDoesNotInfluenceAnother() {
    ChatterSimulation alone = new ChatterSimulation(1);
    alone.simulation.run(1000);
    ChatterSimulation one = new ChatterSimulation(1);
    ChatterSimulation other = new ChatterSimulation(2);

    for (long now = 1; now <= 1000; now++) {
      one.simulation.run(now);
      other.simulation.run(2 * now);
    }

    assertThat(one.chatter.traces()).isEqualTo(alone.chatter.traces());
    assertThat(one.simulation.digest()).isEqualTo(alone.simulation.digest());
  }

  @Test
  void process_addedDoesNotChangeWhatOthersSee() {
    List<String> without = conversation(false);
    List<String> with = conversation(true);

    assertThat(with).hasSizeGreaterThan(1000).isEqualTo(without);
  }

  /** Two processes that talk at random times with many ties, and perhaps a third beside them. */
  private static List<String> conversation(boolean withBystander) {
    List<String> seen = new ArrayList<>();
    Simulation simulation = new Simulation(new RandomStreams(3, 1));
    LogicalProcess a = simulation.process("a");
    if (withBystander) {
      bystand(simulation.process("bystander"));
    }
    LogicalProcess b = simulation.process("b");
    RandomStream random = a.random("pauses");
    Inbox<Double> inbox = b.inbox(number -> seen.add(simulation.now() + " b " + number));
    Outlet<Double> outlet = a.outlet(inbox, 0);
    tick(
        a,
        () -> {
          double number = random.nextUniform();
          seen.add(simulation.now() + " a " + number);
          outlet.send((long) (3 * number), number);
        });
    tick(b, () -> seen.add(simulation.now() + " b ticks"));
    simulation.run(1000);
    return seen;
  }

  private static void bystand(LogicalProcess process) {
    RandomStream random = process.random("pauses");
    tick(process, random::nextLong);
  }

  private static void tick(LogicalProcess process, Runnable action) {
    Timer[] timer = new Timer[1];
    timer[0] =
        process.timer(
            () -> {
              action.run();
              timer[0].set(1);
            });
    timer[0].set(1);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void stop_fromAnotherThreadEndsARunThatWouldNeverEnd() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    Timer[] timer = new Timer[1];
    timer[0] =
        simulation
            .process("busy")
            .timer(
                () -> {
                  running.countDown();
                  timer[0].set(0); // time never advances
                });
    timer[0].set(0);
    Thread stopper =
        new Thread(
            () -> {
              awaitUninterrupted(running);
              simulation.stop();
            });
    stopper.start();

    assertThat(simulation.run(Long.MAX_VALUE)).isFalse();

    stopper.join();
    assertThat(simulation.now()).isZero();
    assertThat(simulation.events()).isPositive();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void run_namesTheProcessAndTimeOfAFailure() {
    LogicalProcess broken = simulation.process("broken");
    RuntimeException cause = new IllegalStateException("no such shelf");
    Inbox<String> inbox =
        broken.inbox(
            text -> {
              throw cause;
            });
    simulation.process("sender").outlet(inbox, 0).send(1234, "the parcel");

    assertThatThrownBy(() -> simulation.run(5000))
        .isInstanceOf(SimulationException.class)
        .hasCause(cause)
        .hasMessage(
            "process broken failed at 1234 ns on the parcel: "
                + "java.lang.IllegalStateException: no such shelf");
  }

  @Test
  void process_rejectsANameThatIsTaken() {
    simulation.process("p");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.process("p"))
        .withMessage("there is a process named 'p' already");
  }

  @Test
  void random_isNamedByProcessAndPurpose() {
    LogicalProcess process = simulation.process("shop");

    assertThat(process.random("arrivals").nextLong())
        .isEqualTo(new RandomStreams(7, 0).stream("shop/arrivals").nextLong());
  }

  @Test
  void digest_isTheSameForTheSameRun() {
    assertThat(digestOf("p", 10, 20)).isEqualTo(digestOf("p", 10, 20));
  }

  @Test
  void digest_differsIfOneEventDiffers() {
    Digest digest = digestOf("p", 10, 20);

    assertThat(digestOf("p", 10, 21)).isNotEqualTo(digest); // another time
    assertThat(digestOf("p", 20, 10)).isNotEqualTo(digest); // another order
    assertThat(digestOf("p", 10)).isNotEqualTo(digest); // one fewer
    assertThat(digestOf("q", 10, 20)).isNotEqualTo(digest); // another process
  }

  private static Digest digestOf(String process, long... times) {
    Simulation simulation = new Simulation(new RandomStreams(1, 0));
    LogicalProcess p = simulation.process(process);
    for (long time : times) {
      p.timer(() -> {}).set(time);
    }
    simulation.run(100);
    return simulation.digest();
  }
}
