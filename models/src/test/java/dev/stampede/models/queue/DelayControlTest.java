package dev.stampede.models.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.queue.DelayControlSpec.CoDel;
import dev.stampede.models.queue.DelayControlSpec.LeastDelay;
import dev.stampede.models.queue.DelayControlSpec.StandingQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What drops those who have waited too long, by hand and beside the pseudo-code of RFC 8289. */
class DelayControlTest {

  private static final long MILLI = 1_000_000L;
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private static boolean drops(DelayControl control, long atMillis, long waitedMillis) {
    return control.drops(atMillis * MILLI, waitedMillis * MILLI, NO_LIMIT, 100);
  }

  @Test
  void codel_dropsAfterAnIntervalAndThenEverSooner() {
    DelayControl control = CoDel.RFC_8289.control();
    List<Integer> dropped = new ArrayList<>();
    for (int at = 0; at < 500; at++) {
      if (drops(control, at, 50)) {
        dropped.add(at);
      }
    }
    // 100; + 100; then + 100/sqrt(2) from 200, + 100/sqrt(3) from there, and so on
    assertThat(dropped).containsExactly(100, 200, 271, 329, 379, 424, 464);
  }

  @Test
  void codel_stopsWhereAWaitIsBelowTheTarget() {
    DelayControl control = CoDel.RFC_8289.control();
    assertThat(drops(control, 0, 5)).isFalse();
    assertThat(drops(control, 100, 5)).isTrue();
    assertThat(drops(control, 150, 4)).isFalse();
    assertThat(drops(control, 200, 99)).isFalse();
    assertThat(drops(control, 299, 99)).isFalse();
    assertThat(drops(control, 300, 99)).isTrue();
  }

  @Test
  void codel_leavesTheLastOfALineAlone() {
    DelayControl control = CoDel.RFC_8289.control();
    for (int at = 0; at < 1000; at += 10) {
      assertThat(control.drops(at * MILLI, 900 * MILLI, NO_LIMIT, 1)).isFalse();
    }
  }

  /** Three drops, the last due at 200 + 100/sqrt(2) ms: less than 16 intervals on it goes on. */
  @Test
  void codel_remembersItsRateForSixteenIntervals() {
    long due = 200 * MILLI + 70_710_678;
    for (long again : new long[] {due + 1600 * MILLI - 1, due + 1600 * MILLI}) {
      DelayControl control = CoDel.RFC_8289.control();
      for (int at : new int[] {0, 100, 200, 271}) {
        assertThat(drops(control, at, 50)).isEqualTo(at > 0);
      }
      assertThat(drops(control, 272, 1)).isFalse();
      assertThat(control.drops(again - 100 * MILLI, 50 * MILLI, NO_LIMIT, 100)).isFalse();
      assertThat(control.drops(again, 50 * MILLI, NO_LIMIT, 100)).isTrue();
      boolean goesOn = again < due + 1600 * MILLI; // with its second drop, so after 70.7 ms
      assertThat(control.drops(again + 99 * MILLI, 50 * MILLI, NO_LIMIT, 100)).isEqualTo(goesOn);
    }
  }

  @Test
  void codel_tellsNobodyBeforehandHowLongItMayWait() {
    assertThat(CoDel.RFC_8289.control().joined(1000 * MILLI)).isEqualTo(NO_LIMIT);
  }

  @Test
  void leastDelay_endsAnIntervalAfterItsLastNanosecond() {
    DelayControl control = LeastDelay.FOLLY.control();
    assertThat(drops(control, 1, 50)).isFalse();
    assertThat(drops(control, 102, 50)).isFalse(); // overloaded from here to 202
    assertThat(drops(control, 202, 50)).isTrue();
    assertThat(control.drops(202 * MILLI + 1, 50 * MILLI, NO_LIMIT, 100)).isFalse();
  }

  @Test
  void specs_rejectTimesThatAreNotPositive() {
    List<BiFunction<Long, Long, DelayControlSpec>> kinds =
        List.of(CoDel::new, LeastDelay::new, StandingQueue::new);
    for (BiFunction<Long, Long, DelayControlSpec> kind : kinds) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kind.apply(0L, 1L))
          .withMessageStartingWith("target (0)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kind.apply(1L, 0L))
          .withMessageStartingWith("interval (0)");
    }
  }

  /** The variables and procedures of RFC 8289, section 5, in its words. */
  private static final class Rfc8289 {
    private final long target;
    private final long interval;
    private final Deque<Long> queue = new ArrayDeque<>();
    private long firstAboveTime;
    private long dropNext;
    private int count;
    private int lastCount;
    private boolean dropping;
    private boolean okToDrop;
    private int drops;

    Rfc8289(CoDel spec) {
      target = spec.targetNanos();
      interval = spec.intervalNanos();
    }

    private @Nullable Long dodequeue(long now) {
      okToDrop = false;
      Long packet = queue.poll();
      if (packet == null) {
        firstAboveTime = 0;
        return null;
      }
      if (now - packet < target || queue.size() <= 1) {
        firstAboveTime = 0;
      } else if (firstAboveTime == 0) {
        firstAboveTime = now + interval;
      } else if (now >= firstAboveTime) {
        okToDrop = true;
      }
      return packet;
    }

    private long controlLaw(long t) {
      return t + Math.round(interval / Math.sqrt(count));
    }

    @Nullable Long dequeue(long now) {
      Long packet = dodequeue(now);
      if (dropping) {
        if (!okToDrop) {
          dropping = false;
        }
        while (now >= dropNext && dropping) {
          drops++;
          ++count;
          packet = dodequeue(now);
          if (!okToDrop) {
            dropping = false;
          } else {
            dropNext = controlLaw(dropNext);
          }
        }
      } else if (okToDrop) {
        drops++;
        packet = dodequeue(now);
        dropping = true;
        int delta = count - lastCount;
        count = 1;
        if (delta > 1 && now - dropNext < 16 * interval) {
          count = delta;
        }
        dropNext = controlLaw(now);
        lastCount = count;
      }
      return packet;
    }
  }

  /** A waiter that knows when it came. */
  private static final class Packet extends Waiter<Packet> {
    private final long at;

    Packet(long at) {
      this.at = at;
    }
  }

  @Test
  void codel_isThatOfTheRfc() {
    long steps = 0;
    int drops = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      CoDel spec = new CoDel(random.nextLong(1, 20) * MILLI, random.nextLong(20, 200) * MILLI);
      Rfc8289 theirs = new Rfc8289(spec);
      WaitingLine<Packet> ours =
          new WaitingLine<>(new Discipline(Order.FIFO, 1, spec, false), Integer.MAX_VALUE);
      long now = 1;
      double load = 1;
      for (int step = 0; step < 6000; step++, steps++) {
        if (step % 500 == 0) {
          load = random.nextDouble(0.4, 2.2);
        }
        now += random.nextLong(2 * MILLI);
        if (random.nextDouble() < load / (1 + load)) {
          ours.add(new Packet(now), now, 0, 0);
          theirs.queue.add(now);
          continue;
        }
        Long expected = theirs.dequeue(now);
        Packet next = ours.next(now);
        while (next != null && ours.drops(next, now)) {
          ours.remove(next);
          next = ours.next(now);
        }
        if (next != null) {
          ours.remove(next);
        }
        assertThat(next == null ? null : next.at)
            .as("seed %d, step %d", seed, step)
            .isEqualTo(expected);
      }
      drops += theirs.drops;
    }
    assertThat(steps).isGreaterThan(1_000_000);
    assertThat(drops).isGreaterThan(5_000);
  }

  @Test
  void leastDelay_dropsWhoWaitedTwiceTheTargetAfterAnIntervalAboveIt() {
    DelayControl control = LeastDelay.FOLLY.control();
    assertThat(drops(control, 1, 50)).isFalse(); // the first of an interval
    assertThat(drops(control, 50, 50)).isFalse(); // not known to be overloaded yet
    assertThat(drops(control, 102, 50)).isFalse(); // first of the next one
    assertThat(drops(control, 103, 11)).isTrue();
    assertThat(drops(control, 104, 10)).isFalse(); // not above twice the target
    assertThat(drops(control, 105, 5)).isFalse(); // the least is now at the target
    assertThat(drops(control, 203, 50)).isFalse(); // first of the next one
    assertThat(drops(control, 204, 50)).isFalse(); // no longer overloaded
  }

  @Test
  void standingQueue_givesLateComersLessTime() {
    DelayControl control = StandingQueue.FAIL_AT_SCALE.control();
    assertThat(control.joined(0)).isEqualTo(100 * MILLI);
    assertThat(control.joined(100 * MILLI - 1)).isEqualTo(100 * MILLI);
    assertThat(control.joined(100 * MILLI)).isEqualTo(5 * MILLI);
    assertThat(control.drops(0, 5 * MILLI, 5 * MILLI, 9)).isFalse();
    assertThat(control.drops(0, 5 * MILLI + 1, 5 * MILLI, 0)).isTrue();
  }
}
