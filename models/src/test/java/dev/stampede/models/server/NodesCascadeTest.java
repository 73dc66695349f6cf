package dev.stampede.models.server;

import static dev.stampede.models.Sketch.always;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stampede.engine.random.Distribution;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * So many calls under way at any time, n, over N nodes that survive L = 10 each: if one is taken
 * away the rest survive if and only if n is at most L (N - 1).
 */
class NodesCascadeTest {

  private static final int SURVIVED = 10;
  private static final Distribution RESTART = new Distribution.Uniform(30, 120);

  private static NodeYard yard(int count) {
    return new NodeYard(NodeYard.dyingAbove(SURVIVED, count, RESTART, NodeYard.NO_LOOP), 10_000);
  }

  @ParameterizedTest
  @CsvSource({"2, 10", "3, 20", "4, 30", "10, 90"})
  void oneNodeLess_isSurvivedUpToWhatTheOthersHold(int count, int calls) {
    NodeYard yard = yard(count).clients(calls).until(100);
    yard.engine.resize(count - 1);
    yard.until(1000);

    assertThat(yard.result(1000).deaths()).isZero();
    assertThat(yard.inside()).isEqualTo(calls);
  }

  @ParameterizedTest
  @CsvSource({"2, 11", "3, 21", "4, 31", "10, 91"})
  void oneCallMore_killsThemAllOneAfterTheOther(int count, int calls) {
    NodeYard yard = yard(count).clients(calls).until(100);
    assertThat(yard.result(100).deaths()).isZero();
    yard.engine.resize(count - 1);
    yard.until(100 + 20 + 11 * count); // drained, then at most one death from look to look

    assertThat(yard.result(250).deaths()).isGreaterThanOrEqualTo(count - 1);
  }

  /** Each that comes back finds more than it survives, as long as too few come back at once. */
  @Test
  void underTheSameLoad_theyStayDown() {
    NodeYard yard = yard(4).clients(31).until(100);
    yard.engine.resize(3);
    yard.until(400);
    yard.engine.resize(4); // what started it is over
    long before = yard.result(400).deaths();
    double upBefore = yard.result(400).meanInRotation() * 10_000;
    yard.until(4000);

    assertThat(yard.result(4000).deaths() - before).isGreaterThan(60);
    assertThat((yard.result(4000).meanInRotation() * 10_000 - upBefore) / 3600).isLessThan(1);
  }

  /** One alone holds ten: with those it lives until the next one is there. */
  @Test
  void withNoMoreThanOneNodeHolds_theyComeBack() {
    NodeYard yard = yard(4).clients(31).until(100);
    yard.engine.resize(3);
    yard.until(400);
    yard.engine.resize(4);
    yard.until(1000).clients(SURVIVED).until(1002);
    long before = yard.result(1002).deaths();
    double upBefore = yard.result(1200).meanInRotation() * 10_000;
    yard.until(2000);

    assertThat(yard.result(2000).deaths()).isEqualTo(before);
    assertThat(yard.result(2000).meanInRotation() * 10_000 - upBefore).isGreaterThan(4 * 799);
    assertThat(yard.inside()).isEqualTo(SURVIVED);
    yard.clients(31).until(3000); // slowly enough for four of them
    assertThat(yard.result(3000).deaths()).isEqualTo(before);
  }

  /** With eleven the one that is back first dies again and again. */
  @Test
  void withOneCallMore_theFirstThatIsBackDies() {
    NodeYard yard =
        new NodeYard(NodeYard.dyingAbove(SURVIVED, 1, always(35), NodeYard.NO_LOOP), 10_000);
    yard.clients(11).until(1000);
    assertThat(yard.result(1000).deaths()).isBetween(19L, 26L);
    yard.clients(10).until(1100);
    long before = yard.result(1100).deaths();
    yard.until(2000);
    assertThat(yard.result(2000).deaths()).isEqualTo(before);
    assertThat(yard.inside()).isEqualTo(10);
  }

  /** Neither serving nor dying, refusing and coming back allocates anything. */
  @Test
  void steadyState_allocatesNothing() {
    NodeYard living = yard(4).clients(40).until(1000);
    NodeYard dying = yard(4).clients(41).until(2000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 1; i <= 5; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      living.until(1000 + 1000 * i);
      dying.until(2000 + 1000 * i);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(living.served).isGreaterThan(40 * 5900);
    assertThat(dying.result(7000).deaths()).isGreaterThan(50);
    assertThat(least).as("for more than 40 000 calls, and deaths").isLessThan(2000);
  }
}
