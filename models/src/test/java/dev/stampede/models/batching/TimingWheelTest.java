package dev.stampede.models.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimingWheelTest {

  /** Steps from 1 to 2^40 ahead, removals too, against a sorted map. */
  @Test
  void wheel_isASortedMap() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TimingWheel wheel = new TimingWheel();
      TreeMap<Long, List<Sequence>> map = new TreeMap<>();
      List<Sequence> inside = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 2000; i++) {
        if (random.nextInt(3) > 0 || map.isEmpty()) {
          Sequence s = new Sequence("any");
          long end = now + 1 + random.nextLong(1L << random.nextInt(1, 40));
          wheel.add(s, end);
          map.computeIfAbsent(end, e -> new ArrayList<>()).add(s);
          inside.add(s);
        } else if (random.nextInt(4) == 0) {
          Sequence s = inside.remove(random.nextInt(inside.size()));
          wheel.remove(s);
          Objects.requireNonNull(map.get(s.endStep)).remove(s);
          map.values().removeIf(List::isEmpty);
        } else {
          assertThat(wheel.next()).isBetween(now + 1, map.firstKey());
          now = random.nextInt(4) == 0 ? now + 1 : wheel.next();
          wheel.advance(now);
          List<Sequence> due = map.containsKey(now) ? map.remove(now) : List.of();
          List<Sequence> taken = new ArrayList<>();
          for (Sequence s = wheel.take(); s != null; s = wheel.take()) {
            taken.add(s);
          }
          assertThat(taken).containsExactlyInAnyOrderElementsOf(due);
          inside.removeAll(due);
        }
      }
      assertThat(wheel.next()).isLessThanOrEqualTo(map.isEmpty() ? Long.MAX_VALUE : map.firstKey());
    }
  }

  /** A thousand that end together, dealt out on the way, with a gap at every third. */
  @Test
  void ofThoseThatEndTogether_eachIsTakenOnce_whateverWasRemoved() {
    TimingWheel wheel = new TimingWheel();
    List<Sequence> together = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Sequence s = new Sequence(i);
      wheel.add(s, 5000);
      together.add(s);
    }
    for (int i = 999; i >= 0; i -= 3) {
      wheel.remove(together.remove(i));
    }
    wheel.advance(4096);
    wheel.remove(together.remove(0));
    wheel.advance(5000);
    List<Sequence> taken = new ArrayList<>();
    for (Sequence s = wheel.take(); s != null; s = wheel.take()) {
      taken.add(s);
    }
    assertThat(taken).containsExactlyInAnyOrderElementsOf(together);
    assertThat(wheel.next()).isEqualTo(TimingWheel.NOTHING);
  }

  @Test
  void nothing_endsInAnEmptyWheel_orInThePast() {
    TimingWheel wheel = new TimingWheel();
    assertThat(wheel.next()).isEqualTo(TimingWheel.NOTHING);
    wheel.advance(5);
    assertThatThrownBy(() -> wheel.add(new Sequence("late"), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("endStep (5)");
  }
}
