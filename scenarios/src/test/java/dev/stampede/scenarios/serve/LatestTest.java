package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatestTest {

  private static final long PATIENCE_SECONDS = 60;

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each wish goes on until it is overtaken; the last one for ever. */
  @Test
  void aThousandWishes_areDoneOneAtATimeAndTheLastOneIsDone() {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch last = new CountDownLatch(1);
    Latest<Integer> latest =
        Latest.of(
            "wishes",
            (wish, cancellation) -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              begun.add(wish);
              while (wish < 1000 && !cancellation.isRequested()) {
                Thread.onSpinWait();
              }
              atOnce.decrementAndGet();
              if (wish == 1000) {
                last.countDown();
              }
            });
    for (int wish = 1; wish <= 1000; wish++) {
      latest.ask(wish);
    }
    await(last);
    latest.close();

    assertThat(most).hasValue(1);
    assertThat(begun).isSorted().doesNotHaveDuplicates().endsWith(1000);
  }

  @Test
  void theSameWish_overtakesNothingAndHasItsTurn() {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch twice = new CountDownLatch(2);
    List<Boolean> cancelled = Collections.synchronizedList(new ArrayList<>());
    try (Latest<String> latest =
        Latest.of(
            "wishes",
            (wish, cancellation) -> {
              underWay.countDown();
              await(asked);
              cancelled.add(cancellation.isRequested());
              twice.countDown();
            })) {
      latest.ask("a");
      await(underWay);
      latest.ask("a");
      asked.countDown();
      await(twice);
    }
    assertThat(cancelled).containsExactly(false, false);
  }

  @Test
  void closed_endsWhatIsUnderWay() {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Latest<String> latest =
        Latest.of(
            "wishes",
            (wish, cancellation) -> {
              underWay.countDown();
              while (!cancellation.isRequested()) {
                Thread.onSpinWait();
              }
              ended.countDown();
            });
    latest.ask("a");
    await(underWay);
    latest.close();
    await(ended);
  }
}
