package dev.stampede.experiments.recovery;

import static dev.stampede.experiments.recovery.CourseOfWork.SECOND;
import static dev.stampede.experiments.recovery.CourseOfWork.windows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.Intervals;
import dev.stampede.experiments.recovery.FirstBreak.Owned;
import dev.stampede.models.place.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs of ten minutes in intervals of a second; 10 calls come to each place in each second. */
class FirstBreakTest {

  private static final int SECONDS = 600;
  private static final Intervals INTERVALS = Intervals.covering(SECONDS * SECOND, SECOND);
  private static final int TRIGGER = 100;

  private static Place place(String name) {
    return place(name, 10);
  }

  private static Place place(String name, long comeEach) {
    Place place = new Place(name, INTERVALS);
    for (int second = 0; second < SECONDS; second++) {
      place.came().add(second, comeEach);
    }
    return place;
  }

  private static Place refusing(String name, int from, int until, long each) {
    Place place = place(name);
    for (int second = from; second < until; second++) {
      place.refused().add(second, each);
    }
    return place;
  }

  private static Owned way(Place place) {
    return new Owned("north", place, 0);
  }

  private static String first(Owned... places) {
    return FirstBreak.of(windows(SECONDS, 0), TRIGGER, List.of(places))
        .map(broke -> broke.place() + " at " + broke.beginNanos() / SECOND)
        .orElse("none");
  }

  @Test
  void nothingLost_nothingBroke() {
    assertThat(first(way(place("door")))).isEqualTo("none");
    assertThat(first()).isEqualTo("none");
  }

  @Test
  void earliest_isFirst() {
    assertThat(first(way(refusing("door", 200, 300, 9)), way(refusing("queue", 150, 160, 9))))
        .isEqualTo("queue at 150");
  }

  /** One comes in each second, so that 1 % of a minute's is less than one. */
  @Test
  void handfulOfCalls_hasToBeLost() {
    Place queue = place("queue", 1);
    for (int second = 200; second < 204; second++) {
      queue.refused().add(second, 1);
    }
    assertThat(first(way(queue))).isEqualTo("none");
    queue.refused().add(204, 1);
    assertThat(first(way(queue))).isEqualTo("queue at 204");
  }

  /** In an interval more can time out than come. */
  @Test
  void whatLostAllBefore_cannotBreak() {
    Place caller = refusing("caller", 0, SECONDS, 10);
    caller.refused().add(300, 100);
    assertThat(first(way(caller))).isEqualTo("none");
  }

  /** Of 600 calls in a minute 5 are less than 1 %, and 6 are just that. */
  @Test
  void onePercent_hasToBeLost() {
    Place five = place("five");
    five.refused().add(300, 5);
    Place six = place("six");
    six.timedOut().add(300, 6);
    assertThat(first(way(five))).isEqualTo("none");
    assertThat(first(way(six))).isEqualTo("six at 300");
  }

  /** A tenth is refused all the time; then, from 300 s on, a second tenth. */
  @Test
  void whatWasLostBefore_isUsual() {
    Place quota = refusing("quota", 0, SECONDS, 1);
    assertThat(first(way(quota))).isEqualTo("none");
    for (int second = 300; second < SECONDS; second++) {
      quota.refused().add(second, 1);
    }
    assertThat(first(way(quota))).isEqualTo("quota at 305");
  }

  @Test
  void whatHappensBeforeTheTrigger_isNotAskedFor() {
    assertThat(first(way(refusing("queue", 50, 90, 9)))).isEqualTo("none");
  }

  @Test
  void atOnce_providersComeBeforeCallersAndThoseBeforeTheirPolicies() {
    Owned policy = new Owned("north", refusing("circuit_breaker", 200, 300, 10), 2);
    Owned caller = new Owned("north", refusing("caller", 200, 300, 9), 1);
    Owned queue = way(refusing("queue", 200, 300, 7));
    assertThat(first(policy, caller, queue)).isEqualTo("queue at 200");
    assertThat(first(policy, caller)).isEqualTo("caller at 200");
  }

  @Test
  void atOnceOnTheWayIn_theLargerShareIsFirst() {
    assertThat(first(way(refusing("quota", 200, 300, 6)), way(refusing("queue", 200, 300, 7))))
        .isEqualTo("queue at 200");
    assertThat(first(way(refusing("quota", 200, 300, 7)), way(refusing("queue", 200, 300, 7))))
        .isEqualTo("quota at 200");
  }
}
