package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WindowTest {

  private static final long FEW = 100;
  private static final long MANY = Window.MOST_EVENTS + 1;

  @Test
  void advance_endsBeforeTheEarliestMessageCanArrive() {
    Window window = new Window(0, 1000, 10);
    assertThat(window.last()).isZero();

    window.advance(7, FEW);
    assertThat(window.last()).isEqualTo(16); // sent at 7, arrives at 17

    window.advance(100, FEW);
    assertThat(window.last()).isEqualTo(109);
  }

  @Test
  void advance_stopsAtTheEndOfTheRun() {
    Window window = new Window(0, 1000, 10);

    window.advance(990, FEW);
    assertThat(window.last()).isEqualTo(999);
    assertThat(window.isLast()).isFalse();

    window.advance(991, FEW);
    assertThat(window.last()).isEqualTo(1000);
    assertThat(window.isLast()).isTrue();
  }

  @Test
  void advance_isDoneWhenNothingIsPending() {
    Window window = new Window(0, 1000, 10);

    window.advance(Long.MAX_VALUE, FEW);

    assertThat(window.last()).isEqualTo(1000);
  }

  @Test
  void advance_reachesTheEndOfTime() {
    Window window = new Window(0, Long.MAX_VALUE, Long.MAX_VALUE);
    for (int i = 0; i < 64 && !window.isLast(); i++) {
      window.advance(Long.MAX_VALUE - 5, FEW);
    }

    assertThat(window.last()).isEqualTo(Long.MAX_VALUE);
  }

  /** From the first millisecond a window grows to the lookahead, and shrinks under load. */
  @Test
  void advance_keepsWindowsShortEnough() {
    long second = 1_000_000_000;
    Window window = new Window(0, Long.MAX_VALUE, second);

    window.advance(0, Window.MOST_EVENTS / 2);
    assertThat(window.last()).isEqualTo(1_000_000 - 1);
    window.advance(0, FEW);
    assertThat(window.last()).isEqualTo(2_000_000 - 1);
    for (int i = 0; i < 20; i++) {
      window.advance(0, FEW);
    }
    assertThat(window.last()).isEqualTo(second - 1);
    window.advance(0, MANY);
    assertThat(window.last()).isEqualTo(second / 2 - 1);
    for (int i = 0; i < 64; i++) {
      window.advance(0, MANY);
    }
    assertThat(window.last()).isZero(); // one nanosecond
  }
}
