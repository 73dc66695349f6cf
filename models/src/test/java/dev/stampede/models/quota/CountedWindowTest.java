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
  void giveBack_ofWhatIsOutOfReachChangesNothing() {
    SlidingWindow window = window(10);
    window.take(150, 2);
    window.take(250, 3); // 2 x 50 % + 3
    window.giveBack(250, 0, 10);
    assertThat(window.nanosUntil(250, 6)).isZero();
    assertThat(window.nanosUntil(250, 7)).isPositive();
  }
}
