package dev.stampede.models.arrival.replay;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is to be expected of a replayed trace before it runs. */
class RecordedDemandTest {
  private static final MeanTokens TOKENS = new MeanTokens(100, 10);

  /** Two rows a second for 40 s, then one each second for 10 s; the run ends after 40 s of it. */
  private static Recording recording() {
    Counts.Counter counts = new Counts.Counter();
    for (int i = 0; i < 80; i++) {
      counts.add(nanos(0.25 + i / 2.0));
    }
    for (int i = 0; i < 10; i++) {
      counts.add(nanos(40.5 + i));
    }
    return new Recording(
        90, nanos(49.25), nanos(50), nanos(40), 80, counts.counts(), TOKENS, new Sizes());
  }

  private static DemandCurve curve(Replay replay) {
    return new TraceSpec(
            "test",
            replay,
            () -> {
              throw new AssertionError("expectations need no trace");
            },
            recording())
        .expected();
  }

  private static Replay replay(double speed, double rate, int times) {
    return new Replay(speed, rate, times, nanos(60), 0, Blocks.NONE, false);
  }

  @Test
  void trace_hasItsCountUntilTheCut_andAllItsRowsInTheEnd() {
    DemandCurve curve = curve(replay(2, 1, 1));
    assertThat(curve.expected(0, nanos(20))).isEqualTo(80);
    assertThat(curve.expected(0, nanos(10))).isCloseTo(40, within(0.1));
    assertThat(curve.expected(nanos(20), nanos(22))).isCloseTo(4, within(0.1)); // 4 s of 1/s
    assertThat(curve.expected(0, nanos(1000))).isEqualTo(90);
    assertThat(curve.times(3).expected(0, nanos(20))).isEqualTo(240);
  }

  @Test
  void moreOfTheSame_andRepetition_enterTheExpectation() {
    assertThat(curve(replay(1, 2.5, 1)).expected(0, nanos(40))).isEqualTo(200);
    DemandCurve thrice = curve(replay(1, 1, 3));
    assertThat(thrice.expected(0, nanos(60))).isEqualTo(90);
    assertThat(thrice.expected(0, nanos(100))).isEqualTo(170);
    assertThat(thrice.expected(0, nanos(1000))).isEqualTo(270);
    assertThat(curve(replay(2, 1, Replay.FOREVER)).expected(nanos(300), nanos(330))).isEqualTo(90);
  }

  /** In parts of a hundred rows at least: here there is one, of all. */
  @Test
  void rate_isFollowedWhereThereAreRowsEnough() {
    DemandCurve curve = curve(replay(2, 1, 1));
    assertThat(curve.basePerSecond()).isCloseTo(2 * 90 / 49.25, within(1e-9));
    assertThat(curve.perSecond(nanos(10))).isCloseTo(2 * 90 / 50.0, within(0.05));
    assertThat(curve.perSecond(nanos(99))).isZero();
    assertThat(curve.times(0.5).basePerSecond()).isCloseTo(90 / 49.25, within(1e-9));
    assertThat(curve.breakpoints(nanos(1000))).hasSize(3).startsWith(0L).endsWith(nanos(25));
  }

  /** A hundred a second for a minute, a thousand in the next: in the middles of both. */
  @Test
  void rate_followsTheTracesCourse() {
    Counts.Counter counts = new Counts.Counter();
    for (int i = 0; i < 66_000; i++) {
      counts.add(i < 6_000 ? i * nanos(0.01) : nanos(60) + (i - 6_000) * nanos(0.001));
    }
    Recording recording =
        new Recording(66_000, nanos(120), nanos(120), 0, 0, counts.counts(), TOKENS, new Sizes());
    DemandCurve curve = new RecordedDemand(recording, Replay.PLAIN, 1);
    assertThat(curve.perSecond(nanos(30))).isCloseTo(100, within(8.0));
    assertThat(curve.perSecond(nanos(90))).isCloseTo(1_000, within(30.0));
    List<Long> breaks = curve.breakpoints(nanos(60));
    assertThat(breaks).isSorted().allMatch(at -> at < nanos(60)).hasSizeGreaterThan(100);
  }

  @Test
  void traceOfOneRow_hasNoRate() {
    Counts.Counter counts = new Counts.Counter();
    counts.add(0);
    Recording one = new Recording(1, 0, 1, nanos(60), 1, counts.counts(), TOKENS, new Sizes());
    DemandCurve curve = new RecordedDemand(one, Replay.PLAIN, 1);
    assertThat(curve.basePerSecond()).isZero();
    assertThat(curve.expected(0, nanos(60))).isEqualTo(1);
    assertThat(new RecordedDemand(Recording.UNREAD, Replay.PLAIN, 1).expected(0, nanos(60)))
        .isZero();
  }

  @Test
  void counts_growWithTheTrace() {
    Counts.Counter counter = new Counts.Counter();
    for (int i = 0; i < 100_000; i++) {
      counter.add(i * nanos(1));
    }
    Counts counts = counter.counts();
    assertThat(counts.size()).isLessThanOrEqualTo(Counts.MOST).isGreaterThan(Counts.MOST / 4);
    assertThat(counts.before(counts.size())).isEqualTo(100_000);
    for (int part = 0; part <= counts.size(); part++) {
      long rows = Math.min(100_000, (part * counts.widthNanos() + nanos(1) - 1) / nanos(1));
      assertThat(counts.before(part)).isEqualTo(rows);
    }
  }

  @Test
  void recording_hasNoMoreRowsBeforeItsCutThanInAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recording(1, 0, 0, 0, 2, Counts.NONE, TOKENS, new Sizes()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recording(-1, 0, 0, 0, 0, Counts.NONE, TOKENS, new Sizes()));
  }
}
