package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
  void first_isTheEarliestAndThenTheLowestOrder() {
    EventList list = new EventList();
    int late = list.add(20, 1);
    int second = list.add(10, 3);
    int first = list.add(10, 2);

    assertThat(list.firstTime()).isEqualTo(10);
    assertThat(list.firstOrder()).isEqualTo(2);
    assertThat(pop(list)).isEqualTo(first);
    assertThat(pop(list)).isEqualTo(second);
    assertThat(pop(list)).isEqualTo(late);
    assertThat(list.isEmpty()).isTrue();
  }

  @Test
  void move_goesBothWays() {
    EventList list = new EventList();
    int a = list.add(10, 0);
    int b = list.add(20, 1);
    int c = list.add(30, 2);

    list.move(a, 25, 3); // b 20, a 25, c 30
    list.move(c, 5, 4); // c 5, b 20, a 25

    assertThat(List.of(pop(list), pop(list), pop(list))).containsExactly(c, b, a);
  }

  @Test
  void remove_freesTheSlot() {
    EventList list = new EventList();
    int capacity = list.capacity();
    int stays = list.add(5, 0);
    for (int i = 1; i < 10_000; i++) {
      list.remove(list.add(i % 10, i));
    }

    assertThat(list.capacity()).isEqualTo(capacity);
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.firstSlot()).isEqualTo(stays);
  }

  @Test
  void add_growsOnlyWhenEverySlotIsUsed() {
    EventList list = new EventList();
    int capacity = list.capacity();
    for (int i = 0; i < capacity; i++) {
      list.add(-i, i);
    }
    assertThat(list.capacity()).isEqualTo(capacity);

    list.add(1, capacity);

    assertThat(list.capacity()).isEqualTo(2 * capacity);
    assertThat(list.firstTime()).isEqualTo(1 - capacity);
  }

  /** Few distinct times give many ties; many give few. */
  @ParameterizedTest(name = "seed {0}, {1} distinct times")
  @CsvSource({"1, 4", "2, 50", "3, 5000", "4, 2000000000", "5, 1"})
  void list_agreesWithASortedSet(long seed, int distinctTimes) {
    Random random = new Random(seed);
    EventList list = new EventList();
    TreeSet<Event> sorted = new TreeSet<>(ORDER);
    List<Event> pending = new ArrayList<>(); // by slot; the list hands out the lowest ones first
    long sequence = 0;
    for (int i = 0; i < 300_000; i++) {
      boolean growing = i / 20_000 % 2 == 0;
      int die = random.nextInt(10);
      long time = random.nextInt(distinctTimes);
      long order = sequence++ * 0x9E3779B97F4A7C15L; // distinct, in no order
      if (sorted.isEmpty() || die < (growing ? 5 : 2)) {
        Event event = new Event(time, order, list.add(time, order));
        while (pending.size() <= event.slot()) {
          pending.add(event);
        }
        pending.set(event.slot(), event);
        assertThat(sorted.add(event)).isTrue();
      } else if (die < 7) {
        Event first = sorted.first();
        int slot = list.firstSlot();
        if (list.firstTime() != first.time()
            || list.firstOrder() != first.order()
            || slot != first.slot()) {
          assertThat(slot).as("seed %d, step %d", seed, i).isEqualTo(first.slot());
          assertThat(list.firstTime()).isEqualTo(first.time());
          assertThat(list.firstOrder()).isEqualTo(first.order());
        }
        list.remove(slot);
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
      if (list.size() != sorted.size()) {
        assertThat(list.size()).as("seed %d, step %d", seed, i).isEqualTo(sorted.size());
      }
    }
    while (!sorted.isEmpty()) {
      assertThat(pop(list)).as("seed %d", seed).isEqualTo(sorted.pollFirst().slot());
    }
    assertThat(list.isEmpty()).isTrue();
  }

  private static int pop(EventList list) {
    int slot = list.firstSlot();
    list.remove(slot);
    return slot;
  }
}
