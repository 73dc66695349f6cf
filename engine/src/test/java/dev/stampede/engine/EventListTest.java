package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventListTest {

  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time).thenComparingLong(Event::order);

  private record Event(long time, long order, int slot) {}

  @Test
  void takeFirst_givesTheEarliestAndThenTheLowestOrder() {
    EventList list = new EventList();
    int late = list.add(20, 1);
    int second = list.add(10, 3);
    int first = list.add(10, 2);

    assertThat(list.firstTime()).isEqualTo(10);
    assertThat(take(list)).isEqualTo(first);
    assertThat(list.takenTime()).isEqualTo(10);
    assertThat(list.takenOrder()).isEqualTo(2);
    assertThat(take(list)).isEqualTo(second);
    assertThat(take(list)).isEqualTo(late);
    assertThat(take(list)).isEqualTo(EventList.NONE);
    assertThat(list.isEmpty()).isTrue();
  }

  @Test
  void takeFirst_leavesWhatIsLater() {
    EventList list = new EventList();
    int slot = list.add(20, 1);

    assertThat(list.takeFirst(19)).isEqualTo(EventList.NONE);
    assertThat(list.takeFirst(20)).isEqualTo(slot);
  }

  @Test
  void add_inThePresentKeepsTheOrderOfTies() {
    EventList list = new EventList();
    int b = list.add(10, 2);
    int d = list.add(10, 4);
    int f = list.add(11, 1);
    assertThat(take(list)).isEqualTo(b);

    int c = list.add(10, 3); // of the time that the list has come to
    int e = list.add(10, 5);

    assertThat(List.of(take(list), take(list), take(list), take(list))).containsExactly(c, d, e, f);
  }

  @Test
  void add_beforeTheTimeReachedComesFirst() {
    EventList list = new EventList();
    list.add(1000, 0);
    list.add(1000, 1);
    assertThat(list.firstTime()).isEqualTo(1000);

    int early = list.add(500, 2);

    assertThat(take(list)).isEqualTo(early);
  }

  @Test
  void move_goesBothWays() {
    EventList list = new EventList();
    int a = list.add(10, 0);
    int b = list.add(20, 1);
    int c = list.add(30, 2);

    list.move(a, 25, 3); // b 20, a 25, c 30
    list.move(c, 5, 4); // c 5, b 20, a 25

    assertThat(List.of(take(list), take(list), take(list))).containsExactly(c, b, a);
  }

  @Test
  void move_leavesAndEntersThePresent() {
    EventList list = new EventList();
    list.add(10, 0);
    int leaves = list.add(10, 1);
    int enters = list.add(90, 2);
    int stays = list.add(10, 3);
    take(list);

    list.move(leaves, 50, 4);
    list.move(enters, 10, 5);

    assertThat(List.of(take(list), take(list), take(list))).containsExactly(stays, enters, leaves);
  }

  @Test
  void remove_freesTheSlot() {
    EventList list = new EventList();
    int stays = list.add(5, 0);
    list.remove(list.add(6, 1));
    int capacity = list.capacity();
    for (int i = 1; i < 10_000; i++) {
      list.remove(list.add(i % 10, i));
    }

    assertThat(list.capacity()).isEqualTo(capacity);
    assertThat(take(list)).isEqualTo(stays);
  }

  @Test
  void add_growsOnlyWhenEverySlotIsUsed() {
    EventList list = new EventList();
    int capacity = list.capacity();
    for (int i = 0; i < capacity; i++) {
      list.add(100 - i, i);
    }
    assertThat(list.capacity()).isEqualTo(capacity);

    list.add(101, capacity);

    assertThat(list.capacity()).isEqualTo(2 * capacity);
    assertThat(list.firstTime()).isEqualTo(101 - capacity);
  }

  @Test
  void timesBeyondTheHorizon_comeInOrder() {
    EventList list = new EventList();
    int last = list.add(Long.MAX_VALUE, 0);
    int secondLast = list.add(Long.MAX_VALUE - 1, 1);
    int soon = list.add(1, 2);
    int late = list.add(Long.MAX_VALUE / 2, 3);

    assertThat(List.of(take(list), take(list))).containsExactly(soon, late);
    int between = list.add(Long.MAX_VALUE / 2 + 1, 4);
    assertThat(List.of(take(list), take(list), take(list)))
        .containsExactly(between, secondLast, last);
  }

  /**
   * Against a sorted set: 10 million operations in all. Few distinct times give many ties; the last
   * law draws delays of all magnitudes, up to 73 years, and crosses the horizon again and again.
   */
  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({
    "1, FOUR_TIMES",
    "2, FIFTY_TIMES",
    "3, FAR",
    "4, GRID",
    "5, ONE_TIME",
    "6, MAGNITUDES",
    "7, MAGNITUDES"
  })
  void list_agreesWithASortedSet(long seed, Law law) {
    Random random = new Random(seed);
    EventList list = new EventList();
    TreeSet<Event> sorted = new TreeSet<>(ORDER);
    List<Event> pending = new ArrayList<>(); // by slot
    long sequence = 0;
    long now = 0;
    for (int i = 0; i < 1_500_000; i++) {
      boolean growing = i / 20_000 % 2 == 0;
      int die = random.nextInt(10);
      long time = now + law.delay(random.nextLong() >>> 1);
      long order = (sequence++ * 0x9E3779B97F4A7C15L) >>> 1; // distinct, in no order
      if (sorted.isEmpty() || die < (growing ? 5 : 2)) {
        Event event = new Event(time, order, list.add(time, order));
        while (pending.size() <= event.slot()) {
          pending.add(event);
        }
        pending.set(event.slot(), event);
        sorted.add(event);
      } else if (die < 7) {
        Event first = sorted.first();
        if (random.nextInt(4) == 0 && list.firstTime() != first.time()) {
          fail("seed %d, step %d: begins at %d", seed, i, list.firstTime());
        }
        int slot = take(list);
        if (list.takenTime() != first.time()
            || list.takenOrder() != first.order()
            || slot != first.slot()) {
          fail("seed %d, step %d: %d at %d, not %s", seed, i, slot, list.takenTime(), first);
        }
        now = first.time();
        sorted.remove(first);
      } else {
        Event any = pending.get(random.nextInt(pending.size()));
        if (sorted.remove(any)) {
          if (die < 9) {
            list.move(any.slot(), time, order);
            Event moved = new Event(time, order, any.slot());
            pending.set(any.slot(), moved);
            sorted.add(moved);
          } else {
            list.remove(any.slot());
          }
        }
      }
    }
    while (!sorted.isEmpty()) {
      assertThat(take(list)).as("seed %d", seed).isEqualTo(sorted.pollFirst().slot());
    }
    assertThat(list.isEmpty()).isTrue();
  }

  private enum Law {
    ONE_TIME,
    FOUR_TIMES,
    FIFTY_TIMES,
    GRID,
    FAR,
    MAGNITUDES;

    /** A delay from a random number that is not negative. */
    long delay(long number) {
      return switch (this) {
        case ONE_TIME -> 0;
        case FOUR_TIMES -> number % 4;
        case FIFTY_TIMES -> number % 50;
        case GRID -> number % 10 * 1_000_000;
        case FAR -> number % 2_000_000_000;
        case MAGNITUDES -> (number >>> 2) >>> (number % 48 + 13);
      };
    }
  }

  private static int take(EventList list) {
    return list.takeFirst(Long.MAX_VALUE);
  }
}
