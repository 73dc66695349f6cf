package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes, left and right, on partitions of their own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PartitionedRunTest {

  private static final long LOOKAHEAD = 10;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess left = simulation.process("left");
  private final LogicalProcess right = simulation.process("right");
  private final List<String> leftTrace = new ArrayList<>();
  private final List<String> rightTrace = new ArrayList<>();
  private final Inbox<String> toLeft = left.inbox(text -> trace(leftTrace, left, text));
  private final Inbox<String> toRight = right.inbox(text -> trace(rightTrace, right, text));
  private final Outlet<String> leftToRight = left.outlet(toRight, LOOKAHEAD);
  private final Outlet<String> rightToLeft = right.outlet(toLeft, LOOKAHEAD);

  PartitionedRunTest() {
    simulation.place(left, 0);
    simulation.place(right, 1);
  }

  private static void trace(List<String> trace, LogicalProcess process, String text) {
    trace.add(process.now() + " " + text);
  }

  @AfterEach
  void noWorkerSurvives() {
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("stampede-worker"));
  }

  private static void at(LogicalProcess process, long time, Runnable action) {
    process.timer(action).set(time);
  }

  @Test
  void run_ordersTiesAtTheEdgeOfAWindow() {
    at(left, 0, () -> leftToRight.send("from left")); // arrives at 10, when the next window begins
    at(right, 0, () -> rightToLeft.send("from right"));
    at(left, 10, () -> leftTrace.add("own")); // sent by process 0, before 1
    at(right, 10, () -> rightTrace.add("own")); // sent by process 1, after 0
    at(right, 9, () -> rightTrace.add("last of the window"));

    assertThat(simulation.run(10, 2)).isTrue();

    assertThat(leftTrace).containsExactly("own", "10 from right");
    assertThat(rightTrace).containsExactly("last of the window", "10 from left", "own");
  }

  @Test
  void run_includesItsEnd() {
    at(left, 5, () -> leftToRight.send("on time"));
    at(left, 6, () -> leftToRight.send("too late"));

    assertThat(simulation.run(15, 2)).isTrue();
    assertThat(rightTrace).containsExactly("15 on time");
    assertThat(simulation.now()).isEqualTo(15);

    assertThat(simulation.run(15, 2)).isTrue();
    assertThat(simulation.run(16, 2)).isTrue();
    assertThat(rightTrace).containsExactly("15 on time", "16 too late");
  }

  @Test
  void run_goesToTheEndOfTime() {
    at(left, Long.MAX_VALUE - LOOKAHEAD, () -> leftToRight.send("last"));
    at(right, Long.MAX_VALUE - 1, () -> rightTrace.add("last but one"));

    assertThat(simulation.run(Long.MAX_VALUE, 2)).isTrue();

    assertThat(rightTrace).containsExactly("last but one", Long.MAX_VALUE + " last");
    assertThat(simulation.now()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void run_rejectsAMessageBeyondTheEndOfTime() {
    at(left, 1, () -> leftToRight.send(Long.MAX_VALUE, "never"));

    assertThatThrownBy(() -> simulation.run(100, 2))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("the event lies after the end of time (2^63 ns)");
  }

  @Test
  void run_rejectsAMessageBelowTheLookahead() {
    at(left, 1, () -> leftToRight.send(LOOKAHEAD - 1, "too soon"));

    assertThatThrownBy(() -> simulation.run(100, 2))
        .hasMessageContaining("delayNanos (9) must be at least the link's lookahead (10)");
  }

  /** All in one window: a million messages wait at the other end. */
  @Test
  void run_deliversAStorm() {
    int messages = 1_000_000;
    at(
        left,
        1,
        () -> {
          for (int i = 0; i < messages; i++) {
            leftToRight.send("x");
          }
        });
    for (int i = 0; i < 100; i++) {
      at(right, 1, () -> rightToLeft.send("y"));
    }

    simulation.run(100, 2);

    assertThat(rightTrace).hasSize(messages).containsOnly("11 x");
    assertThat(leftTrace).hasSize(100);
  }

  @Test
  void run_needsAWorker() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.run(1, 0))
        .withMessage("workers (0) must be at least 1");
  }

  @Test
  void place_rejectsWhatIsNotAPartitionOrNotItsProcess() {
    LogicalProcess foreign = new Simulation(new RandomStreams(1, 0)).process("foreign");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.place(left, -1))
        .withMessage("partition (-1) must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.place(foreign, 1))
        .withMessage("process foreign belongs to another simulation");
  }

  @Test
  void run_rejectsPlacesApartWithoutLookahead() {
    LogicalProcess middle = simulation.process("middle");
    left.outlet(middle.inbox(x -> {}), 0);
    right.outlet(middle.inbox(x -> {}), 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.run(100, 2))
        .withMessage(
            "left is placed on partition 0 and right on partition 1,"
                + " but links without lookahead join them");

    simulation.place(right, 2); // modulo 2, it is with left
    assertThat(simulation.run(100, 2)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void handlers_cannotChangeTheStructure(int workers) {
    List<Runnable> changes =
        List.of(
            () -> left.outlet(toRight, 1),
            () -> simulation.process("another"),
            () -> simulation.place(left, 3));
    for (Runnable change : changes) {
      at(
          left,
          1,
          () ->
              assertThatThrownBy(change::run)
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessage("the structure of the model is fixed while it runs"));
    }

    assertThat(simulation.run(100, workers)).isTrue();
    assertThat(simulation.events()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 7, 8, left failed at 7 ns",
    "2, 7, 8, left failed at 7 ns",
    "1, 8, 7, right failed at 7 ns",
    "2, 8, 7, right failed at 7 ns",
    "1, 7, 7, left failed at 7 ns",
    "2, 7, 7, left failed at 7 ns"
  })
  void run_reportsTheFailureThatComesFirst(
      int workers, long leftTime, long rightTime, String message) {
    at(left, leftTime, PartitionedRunTest::fail);
    at(right, rightTime, PartitionedRunTest::fail);

    assertThatThrownBy(() -> simulation.run(100, workers))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining(message);
    assertThat(simulation.run(200, workers)).isFalse();
  }

  private static void fail() {
    throw new IllegalStateException("on purpose");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void run_passesAnErrorOfAnyWorkerOn(int failing) {
    Error error = new StackOverflowError();
    at(
        List.of(left, right).get(failing),
        50,
        () -> {
          throw error;
        });

    assertThatThrownBy(() -> simulation.run(100, 2)).isSameAs(error);
  }

  /** One worker alone would never have come to the right process. */
  @Test
  void failure_endsAWorkerThatWouldNeverEnd() {
    at(left, 7, PartitionedRunTest::fail);
    at(right, 8, this::keepTimeFromAdvancing);

    assertThatThrownBy(() -> simulation.run(100, 2)).hasMessageContaining("left failed at 7 ns");
  }

  private void keepTimeFromAdvancing() {
    Timer[] timer = new Timer[1];
    timer[0] = right.timer(() -> timer[0].set(0));
    timer[0].set(0);
  }

  @Test
  void stop_endsARunWhoseTimeDoesNotAdvance() throws InterruptedException {
    at(right, 8, this::keepTimeFromAdvancing);

    assertThat(runAndThen(2, simulation::stop)).isFalse();
    assertThat(right.now()).isEqualTo(left.now()).isEqualTo(simulation.now());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void stop_endsARunBetweenTwoWindows(int workers) throws InterruptedException {
    tick(left);
    tick(right);

    assertThat(runAndThen(workers, simulation::stop)).isFalse();

    long now = simulation.now();
    assertThat(left.now()).isEqualTo(now);
    assertThat(right.now()).isEqualTo(now);
    assertThat(left.events()).isEqualTo(now);
    assertThat(right.events()).isEqualTo(now + 1); // and the one that set the stop off
    assertThat(simulation.run(Long.MAX_VALUE, workers)).isFalse();
  }

  /** An event each nanosecond. */
  private static void tick(LogicalProcess process) {
    Timer[] timer = new Timer[1];
    timer[0] = process.timer(() -> timer[0].set(1));
    timer[0].set(1);
  }

  /** Runs for ever, and acts when a process has handled some events. */
  private boolean runAndThen(int workers, Runnable action) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    at(right, 1, running::countDown);
    Thread other =
        new Thread(
            () -> {
              awaitUninterrupted(running);
              action.run();
            });
    other.start();
    boolean done = simulation.run(Long.MAX_VALUE, workers);
    other.join();
    return done;
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Windows of 10 ns, 1 to 10 and on: while one is worked at, what is behind it is done. */
  @Test
  void progress_isTheEndOfTheWindowBefore() {
    List<Long> seen = new ArrayList<>();
    for (long time = 1; time <= 40; time++) {
      at(left, time, () -> seen.add(simulation.progressNanos()));
    }
    tick(right);

    assertThat(simulation.run(45, 2)).isTrue();

    assertThat(seen)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 40).mapToObj(time -> (time - 1) / 10 * 10).toList());
    assertThat(simulation.progressNanos()).isEqualTo(45);
  }

  @Test
  void interrupt_isLeftForTheCaller() {
    tick(left);
    tick(right);
    Thread.currentThread().interrupt();

    assertThat(simulation.run(10_000, 2)).isTrue();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(simulation.events()).isEqualTo(20_000);
  }

  @Test
  void failure_ofATimerSaysSo() {
    at(left, 3, PartitionedRunTest::fail);

    assertThatThrownBy(() -> simulation.run(100))
        .hasMessage(
            "process left failed at 3 ns on a timer: java.lang.IllegalStateException: on purpose");
  }
}
