package dev.stampede.models.arrival.replay;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Traces as they were, more of them, again, and resampled. */
class ReplayTest {

  /** An arrival, and what it brought. */
  private record Arrival(long nanos, int input, int output) {}

  private static final class Rows implements TraceCursor {
    private final long[] times;
    private int place = -1;

    Rows(long... times) {
      this.times = times;
    }

    @Override
    public boolean next() {
      return ++place < times.length;
    }

    @Override
    public void seek(long nanos) {
      int found = Arrays.binarySearch(times, nanos);
      place = found < 0 ? -found - 1 : found;
      while (place > 0 && times[place - 1] == nanos) {
        place--;
      }
      place--;
    }

    @Override
    public long offsetNanos() {
      return times[place];
    }

    @Override
    public int inputTokens() {
      return 100 + place;
    }

    @Override
    public int outputTokens() {
      return 1 + place;
    }

    @Override
    public int cachedTokens() {
      return 50;
    }

    @Override
    public void close() {}
  }

  private static TraceSpec spec(Replay replay, long length, long... times) {
    Counts.Counter counts = new Counts.Counter();
    Sizes sizes = new Sizes();
    for (int i = 0; i < times.length; i++) {
      counts.add(times[i]);
      sizes.add(100 + i, 1 + i, 50);
    }
    long span = times[times.length - 1] - times[0];
    Recording recording =
        new Recording(
            times.length, span, length, 0, 0, counts.counts(), new MeanTokens(1, 1), sizes);
    return new TraceSpec("test", replay, () -> new Rows(times), recording);
  }

  private static Replay replay(double rate, int times, long jitter, Blocks blocks) {
    return new Replay(1, rate, times, nanos(100), jitter, blocks, false);
  }

  private static List<Arrival> arrivals(TraceSpec spec, int replication, int most) {
    List<Arrival> all = new ArrayList<>();
    RandomStreams streams = new RandomStreams(7, replication);
    try (ArrivalProcess arrivals = spec.open(streams::stream)) {
      Request request = new Request();
      for (long at = arrivals.next(); at != ArrivalProcess.NEVER; at = arrivals.next()) {
        arrivals.shape(request, RequestSpec.UNIT);
        assertThat(request.cachedInputTokens).isEqualTo(50);
        all.add(new Arrival(at, request.inputTokens, request.outputTokens));
        if (all.size() == most) {
          break;
        }
      }
    }
    return all;
  }

  private static List<Long> times(TraceSpec spec, int replication) {
    return arrivals(spec, replication, Integer.MAX_VALUE).stream().map(Arrival::nanos).toList();
  }

  /** Poisson at a rate, from a stream that has nothing to do with those of the house. */
  private static long[] poisson(double perSecond, double seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> times = new ArrayList<>();
    for (double at = 0; ; ) {
      at += -Math.log(1 - random.nextDouble()) / perSecond;
      if (at >= seconds) {
        return times.stream().mapToLong(Long::longValue).toArray();
      }
      times.add(nanos(at));
    }
  }

  @Test
  void repetition_beginsAgainEachPeriod() {
    TraceSpec thrice = spec(replay(1, 3, 0, Blocks.NONE), nanos(9), nanos(1), nanos(8));
    assertThat(times(thrice, 0))
        .containsExactly(nanos(1), nanos(8), nanos(101), nanos(108), nanos(201), nanos(208));
    TraceSpec forever = spec(replay(1, Replay.FOREVER, 0, Blocks.NONE), nanos(9), nanos(1));
    assertThat(arrivals(forever, 0, 1_000)).last().matches(a -> a.nanos() == nanos(99_901));
    assertThat(forever.isShared()).isTrue();
  }

  @Test
  void jitter_spreadsTies_inTheirOrder_andUpToTheNextRow() {
    long[] rows = {0, 0, 0, nanos(1), nanos(1), nanos(1.5), nanos(9)};
    TraceSpec spec = spec(replay(1, 1, nanos(1), Blocks.NONE), nanos(10), rows);
    for (int replication = 0; replication < 50; replication++) {
      List<Arrival> all = arrivals(spec, replication, Integer.MAX_VALUE);
      assertThat(all).hasSize(7);
      assertThat(all).extracting(Arrival::input).isSorted();
      assertThat(all).extracting(Arrival::nanos).isSorted();
      assertThat(all.get(2).nanos()).isBetween(0L, nanos(1));
      assertThat(all.get(4).nanos()).isBetween(nanos(1), nanos(1.5));
      assertThat(all.get(6).nanos()).isBetween(nanos(9), nanos(10));
    }
    assertThat(times(spec, 0)).doesNotHaveDuplicates().isNotEqualTo(times(spec, 1));
    assertThat(spec.isShared()).isFalse();
  }

  /** Of 10,000 rows, a half by chance: within 4.5 standard errors, so one in 147,000 fails. */
  @Test
  void less_takesEachRowByChance() {
    long[] rows = poisson(100, 100, 1);
    TraceSpec spec = spec(replay(0.5, 1, 0, Blocks.NONE), nanos(100), rows);
    List<Long> half = times(spec, 3);
    double n = rows.length;
    assertThat((double) half.size()).isCloseTo(n / 2, within(4.5 * Math.sqrt(n / 4)));
    assertThat(half).isSubsetOf(Arrays.stream(rows).boxed().toList());
  }

  /** Two and a half times as many; no copy at a time of another, and lengths as in the trace. */
  @Test
  void more_keepsTheRateOfEachMinute_withoutTies() {
    long[] slow = poisson(50, 300, 2);
    long[] fast = Arrays.stream(poisson(150, 300, 3)).map(t -> t + nanos(300)).toArray();
    long[] rows = new long[slow.length + fast.length];
    System.arraycopy(slow, 0, rows, 0, slow.length);
    System.arraycopy(fast, 0, rows, slow.length, fast.length);
    TraceSpec spec = spec(replay(2.5, 1, 0, Blocks.NONE), nanos(600), rows);
    List<Long> all = times(spec, 5);
    assertThat(all).isSorted().doesNotHaveDuplicates();
    double first = all.stream().filter(t -> t < nanos(150)).count();
    double last = all.stream().filter(t -> t >= nanos(450)).count();
    // blocks are drawn within 150 s, so what is farther from the step keeps its rate
    assertThat(first / 150).isCloseTo(125, within(8.0));
    assertThat(last / 150).isCloseTo(375, within(14.0));
  }

  /** Independent copies laid over each other: variance and mean of counts grow alike. */
  @Test
  void more_keepsTheIndexOfDispersion() {
    // bursts of 20 within 0.1 s, the bursts Poisson: an index of 20 in seconds
    List<Long> bursts = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(9);
    for (long start : poisson(2, 3_000, 4)) {
      for (int i = 0; i < 20; i++) {
        bursts.add(start + random.nextLong(nanos(0.1)));
      }
    }
    long[] rows = bursts.stream().mapToLong(Long::longValue).sorted().toArray();
    double once = dispersion(Arrays.stream(rows).boxed().toList(), 3_000);
    double thrice =
        dispersion(times(spec(replay(3, 1, 0, Blocks.NONE), nanos(3_000), rows), 1), 3_000);
    assertThat(thrice).isCloseTo(once, within(0.15 * once));
  }

  private static double dispersion(List<Long> times, int seconds) {
    double[] counts = new double[seconds];
    times.stream().filter(t -> t < nanos(seconds)).forEach(t -> counts[(int) (t / nanos(1))]++);
    double mean = Arrays.stream(counts).average().orElse(0);
    double square = Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum();
    return square / (seconds - 1) / mean;
  }

  /**
   * Counts of resampled Poisson arrivals vary as those of fresh ones would, but for the share that
   * overlapping draws cost. Of 400 replications the standard error of a variance is 7 %.
   */
  @Test
  void bootstrap_bringsTheVarianceOfCountsBack() {
    long[] rows = poisson(20, 1_000, 6);
    TraceSpec spec = spec(replay(1, 1, 0, Blocks.of(nanos(10))), nanos(1_000), rows);
    double[] counts = new double[400];
    for (int i = 0; i < counts.length; i++) {
      List<Long> times = times(spec, i);
      assertThat(times).isSorted();
      counts[i] = times.size();
    }
    double mean = Arrays.stream(counts).average().orElse(0);
    double variance =
        Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum() / (counts.length - 1);
    assertThat(mean).isCloseTo(rows.length, within(0.01 * rows.length));
    // as one trace of 100 blocks tells it, whose own standard error is 14 %
    assertThat(variance).isBetween(0.5 * rows.length, 1.3 * rows.length);
  }

  @Test
  void bootstrap_keepsItsBlocksTogether_andNearTheirPlace() {
    long[] rows = new long[100];
    Arrays.setAll(rows, i -> nanos(i));
    TraceSpec spec = spec(replay(1, 1, 0, new Blocks(nanos(10), nanos(20))), nanos(100), rows);
    List<Arrival> all = arrivals(spec, 0, Integer.MAX_VALUE);
    for (Arrival arrival : all) {
      double recorded = arrival.input() - 100;
      assertThat(arrival.nanos() / 1e9 - recorded).isBetween(-20.0, 20.0);
    }
    assertThat(all.size()).isEqualTo(100);
    assertThat(times(spec, 0)).isEqualTo(times(spec, 0)).isNotEqualTo(times(spec, 1));
  }

  @Test
  void resampledSizes_stayTogether_andLeaveTheTimes() {
    long[] rows = poisson(10, 100, 8);
    Replay resampled = new Replay(1, 1, 1, Long.MAX_VALUE, 0, Blocks.NONE, true);
    TraceSpec spec = spec(resampled, nanos(100), rows);
    List<Arrival> all = arrivals(spec, 0, Integer.MAX_VALUE);
    assertThat(all).extracting(Arrival::nanos).isEqualTo(Arrays.stream(rows).boxed().toList());
    assertThat(all).allMatch(arrival -> arrival.input() - arrival.output() == 99);
    assertThat(all)
        .extracting(Arrival::input)
        .isNotEqualTo(arrivals(spec, 1, 9_999).stream().map(Arrival::input).toList());
    assertThat(spec.isShared()).isTrue();
  }

  @Test
  void sizes_areAnEvenSampleOfALongTrace() {
    Sizes sizes = new Sizes();
    int rows = 4 * Sizes.MOST;
    for (int i = 0; i < rows; i++) {
      sizes.add(i, i, i);
    }
    assertThat(sizes.size()).isEqualTo(Sizes.MOST);
    double sum = 0;
    for (int i = 0; i < sizes.size(); i++) {
      sum += sizes.input(i);
    }
    // the mean of 65,536 drawn without replacement: within 4.5 standard errors
    double error = rows / Math.sqrt(12.0 * Sizes.MOST) * Math.sqrt(0.75);
    assertThat(sum / sizes.size()).isCloseTo(rows / 2.0, within(4.5 * error));
  }
}
