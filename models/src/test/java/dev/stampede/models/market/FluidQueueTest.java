package dev.stampede.models.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FluidQueueTest {

  private static final double FOREVER = Double.POSITIVE_INFINITY;

  private static FluidQueue queue(double servers, double limit, double patience) {
    FluidQueue queue = new FluidQueue(limit, patience);
    queue.service(1);
    queue.room(servers);
    return queue;
  }

  /**
   * The fluid limit of a surge: c servers of mean service 1 s, 0.8 c a second, 1.6 c from 200 s to
   * 260 s. Saturation follows from 0.8 c + 0.8 c (1 - e^-t) = c, so t = ln(4/3); then the backlog
   * grows by 0.6 c a second, and falls by 0.2 c a second.
   */
  @Test
  void surge_fillsAndEmptiesTheLineWhenTheFluidLimitSays() {
    double c = 250;
    FluidQueue queue = queue(c, FOREVER, FOREVER);
    queue.inflow(0.8 * c);
    queue.advance(200);
    queue.inflow(1.6 * c);
    queue.advance(0.2876820);
    assertThat(queue.waiting()).isZero();
    assertThat(queue.busy()).isCloseTo(c, within(1e-4));
    queue.advance(60 - 0.2876820);
    assertThat(queue.waiting()).isCloseTo(35.827 * c, within(1e-3 * c));
    queue.inflow(0.8 * c);
    queue.advance(439.1369 - 260);
    assertThat(queue.waiting()).isCloseTo(0, within(2e-4 * c));
    queue.advance(1);
    assertThat(queue.waiting()).isZero();
    assertThat(queue.busy()).isLessThan(c);
  }

  @Test
  void aStepIsTheSameInOnePieceOrInMany() {
    FluidQueue whole = queue(10, 30, 5);
    FluidQueue pieces = queue(10, 30, 5);
    whole.inflow(25);
    pieces.inflow(25);
    whole.advance(7);
    for (int i = 0; i < 700; i++) {
      pieces.advance(0.01);
    }

    assertThat(pieces.busy()).isCloseTo(whole.busy(), within(1e-9));
    assertThat(pieces.waiting()).isCloseTo(whole.waiting(), within(1e-9));
    assertThat(pieces.volumes().abandoned()).isCloseTo(whole.volumes().abandoned(), within(1e-9));
    assertThat(pieces.volumes().refused()).isCloseTo(whole.volumes().refused(), within(1e-9));
  }

  /** Ten servers serve 10/s; of 25/s, 15/s are refused once four wait, and 0.4 are admitted. */
  @Test
  void fullLine_refusesWhatItCannotTake() {
    FluidQueue queue = queue(10, 4, FOREVER);
    queue.inflow(25);
    queue.advance(1000);

    assertThat(queue.waiting()).isEqualTo(4);
    assertThat(queue.admittedShare()).isEqualTo(0.4);
    double before = queue.volumes().refused();
    queue.advance(2);
    assertThat(queue.volumes().refused() - before).isCloseTo(30, within(1e-9));
  }

  /** Where they give up after 5 s in the mean, 25 - 10 = q / 5, so 75 wait. */
  @Test
  void patience_keepsTheLineWhereAsManyGiveUpAsComeTooMany() {
    FluidQueue queue = queue(10, FOREVER, 5);
    queue.inflow(25);
    queue.advance(1000);

    assertThat(queue.waiting()).isCloseTo(75, within(1e-9));
  }

  /** 20 wait before it, which take 2 s at 10/s, and the next server is free 0.1 s later. */
  @Test
  void solidCall_waitsForTheLiquidBeforeItAndForAWholeServer() {
    FluidQueue queue = queue(10, FOREVER, FOREVER);
    queue.inflow(30);
    queue.advance(100);
    double waiting = queue.waiting();
    queue.join();

    double seconds = queue.secondsUntilStart();
    assertThat(seconds).isCloseTo(waiting / 10 + 0.1, within(1e-9));
    queue.advance(seconds - 0.05);
    assertThat(queue.mayStart()).isFalse();
    assertThat(queue.busy()).isCloseTo(9.5, within(1e-9));
    queue.advance(0.05);
    assertThat(queue.mayStart()).isTrue();
    assertThat(queue.waiting()).as("all that came after it").isCloseTo(30 * seconds, within(1e-6));
  }

  /**
   * Ahead shrinks by a' = -10 - a / 5 from 75: after 5 ln(125 / 50) s nothing is left, and the
   * server comes 0.1 s later.
   */
  @Test
  void solidCall_isPassedByNobodyButSomeBeforeItGiveUp() {
    FluidQueue queue = queue(10, FOREVER, 5);
    queue.inflow(25);
    queue.advance(1000);
    double first = queue.join();
    queue.advance(1);
    double second = queue.join();

    assertThat(queue.secondsUntilStart())
        .isCloseTo(5 * StrictMath.log(2.5) + 0.1 - 1, within(1e-9));
    queue.advance(queue.secondsUntilStart());
    assertThat(queue.mayStart()).isTrue();
    queue.leaveFirst(first, second);
    queue.room(9);
    double passed = 5 * StrictMath.log(2.5) + 0.1;
    // 25/s came in the second between them; what is left of it is still before the second
    double between = 125 * (1 - StrictMath.exp(-0.2)) * StrictMath.exp(-(passed - 1) / 5);
    assertThat(queue.secondsUntilStart())
        .isCloseTo(5 * StrictMath.log(1 + between / 45) + 1.0 / 9, within(1e-9));
  }

  @Test
  void oneServer_isFreedForASolidCallAfterOneServiceTime() {
    FluidQueue queue = queue(1, FOREVER, FOREVER);
    queue.inflow(3);
    queue.advance(10);
    double before = queue.waiting();
    queue.join();

    assertThat(queue.secondsUntilStart()).isCloseTo(before + 1, within(1e-9));
  }

  @Test
  void cut_emptiesAll() {
    FluidQueue queue = queue(10, FOREVER, FOREVER);
    queue.inflow(30);
    queue.advance(10);
    double inside = queue.busy() + queue.waiting();
    queue.cut(1);

    assertThat(queue.volumes().cut()).isEqualTo(inside);
    assertThat(queue.busy() + queue.waiting()).isZero();
  }

  /** Whatever happens, nothing gets lost, and no bound is broken. */
  @Test
  void nothingGetsLost() {
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double limit = random.nextBoolean() ? FOREVER : random.nextInt(40);
      FluidQueue queue = queue(8, limit, random.nextBoolean() ? FOREVER : 3);
      int solid = 0;
      double[] marks = new double[400];
      int head = 0;
      int tail = 0;
      int ours = 0;
      for (int i = 0; i < 400; i++) {
        switch (random.nextInt(6)) {
          case 0 -> queue.inflow(random.nextInt(3) * 10);
          case 1 -> queue.service(random.nextDouble(0.2, 3));
          case 2 -> {
            if (solid == 0 && queue.isOpen()) {
              ours++;
            } else if (queue.admittedShare() > 0) {
              marks[tail++] = queue.join();
              solid++;
            }
          }
          case 3 -> ours = Math.max(0, ours - 1);
          default -> queue.advance(random.nextDouble(0.5));
        }
        queue.room(8 - ours);
        while (solid > 0 && queue.mayStart()) {
          solid--;
          if (solid == 0) {
            queue.leaveLast();
          } else {
            queue.leaveFirst(marks[head], marks[head + 1]);
          }
          head++;
          queue.room(8 - ++ours);
        }
        assertThat(queue.busy()).isBetween(0.0, 8.0 - ours + 1e-6);
        assertThat(queue.waiting()).isBetween(0.0, Math.max(0, limit));
      }
      Volumes to = queue.volumes();
      double gone = to.served() + to.refused() + to.abandoned() + to.cut();
      assertThat(gone + queue.busy() + queue.waiting())
          .as("seed %d", seed)
          .isCloseTo(to.offered(), within(1e-6));
      assertThat(to.served()).isGreaterThanOrEqualTo(0);
    }
  }
}
