package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ten in a window of 100 ns; the window before counts by the share that is still in reach. */
class CountedWindowTest {

  private static SlidingWindow window(long used) {
    SlidingWindow window = new SlidingWindow(10, 100);
    window.take(0, used);
    return window;
  }

  @Test
  void giveBack_isToTheWindowThatItWasTakenIn() {
    SlidingWindow window = window(10);
    window.take(150, 2); // 10 x 50 % + 2
    window.giveBack(150, 0, 4);
    assertThat(window.nanosUntil(150, 5)).isZero(); // 6 x 50 % + 2 + 5
    assertThat(window.nanosUntil(150, 6)).isPositive();
    window.giveBack(150, 150, 1);
    assertThat(window.nanosUntil(150, 6)).isZero();
    assertThat(window.nanosUntil(150, 7)).isPositive();
  }

  /** In the window that has begun nothing was taken, and the one before is not given its part. */
  @Test
  void giveBack_beginsTheWindowThatItIsIn() {
    SlidingWindow window = window(10);
    window.giveBack(150, 150, 4);
    assertThat(window.nanosUntil(150, 5)).isZero(); // 10 x 50 % + 5
    assertThat(window.nanosUntil(150, 6)).isPositive();
  }

  @Test
  void giveBack_isToTheWindowBefore_fromItsFirstNanosecondOn() {
    SlidingWindow window = window(10);
    window.take(150, 0);
    window.giveBack(150, 0, 10);
    assertThat(window.nanosUntil(150, 10)).isZero();
  }

  @Test
  void windowBefore_isTheOneThatEndsWhereThisBegins() {
    assertThat(window(10).nanosUntil(199, 9)).isZero(); // 10 x 1 % + 9
    assertThat(window(10).nanosUntil(199, 10)).isEqualTo(1);
    assertThat(window(10).nanosUntil(200, 10)).isZero(); // nothing was used from 100 on
  }

  @Test
  void takeWhatIsLeft_isOfTheWindowThatItIsIn() {
    FixedWindow window = new FixedWindow(10, 100);
    window.take(0, 10);
    window.takeWhatIsLeft(100, 7);
    assertThat(window.nanosUntil(100, 3)).isZero();
    assertThat(window.nanosUntil(100, 4)).isEqualTo(100);
    window.take(100, 5); // 12 of 10, as settling may
    window.takeWhatIsLeft(100, 7); // takes nothing, and gives nothing
    window.giveBack(100, 100, 3);
    assertThat(window.nanosUntil(100, 1)).isZero();
    assertThat(window.nanosUntil(100, 2)).isEqualTo(100);
  }

  @Test
  void slidingWindow_findsTheVeryNextNanosecond() {
    SlidingWindow window = window(10);
    assertThat(window.nanosUntil(110, 1)).isZero(); // 10 x 90 % + 1
    assertThat(window.nanosUntil(109, 1)).isEqualTo(1); // 9.1 + 1
    assertThat(window.nanosUntil(108, 1)).isEqualTo(2);
  }

  @Test
  void giveBack_ofWhatIsOutOfReachChangesNothing() {
    SlidingWindow window = window(10);
    window.take(150, 2);
    window.take(250, 3); // 2 x 50 % + 3
    window.giveBack(250, 0, 10);
    assertThat(window.nanosUntil(250, 6)).isZero();
    assertThat(window.nanosUntil(250, 7)).isPositive();
  }
}
