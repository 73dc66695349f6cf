package dev.stampede.models.demand.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.Sketch;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.demand.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the work of a crowd arrives that grows and shrinks. */
class CrowdArrivalsTest {

  private static final Shard WHOLE = new Shard(0, 1);

  /** How many people there are from a time on. */
  private record Change(long nanos, double people) {}

  /** Arrivals of a shard up to a time; at the moment of a change, those that are due come first. */
  private static List<Long> arrivals(
      CurveDemand ofEach, List<Change> changes, long until, int seed, Shard shard) {
    CrowdArrivals arrivals =
        new CrowdArrivals(
            ofEach.rate(), changes.get(0).people(), new RandomStreams(seed, 0).stream("a"), shard);
    List<Long> times = new ArrayList<>();
    int change = 1;
    while (true) {
      long next = Math.max(times.isEmpty() ? 0 : times.get(times.size() - 1), arrivals.next());
      if (change < changes.size() && changes.get(change).nanos() < next) {
        Change now = changes.get(change++);
        arrivals.crowd(now.people(), now.nanos());
      } else if (next < until) {
        times.add(next);
        arrivals.pass();
      } else {
        return times;
      }
    }
  }

  @Test
  void constantCrowd_arrivesAsAPoissonProcessOfItsRate() {
    CurveDemand ofEach = CurveDemand.constant(0.25);
    List<Long> times = arrivals(ofEach, List.of(new Change(0, 8)), Sketch.nanos(1000), 3, WHOLE);
    ArrivalProcess same = Sketch.poisson(2).open(purpose -> new RandomStreams(3, 0).stream("a"));
    assertThat(times).hasSizeGreaterThan(1800);
    times.forEach(time -> assertThat(time).isCloseTo(same.next(), within(1L)));
  }

  @Test
  void rateOverTime_isThatOfThePeopleTimesTheCurve() {
    // 100 s with 10 people, 100 s with 40, while each does 1/s, rising to 3/s from 50 to 150 s
    CurveDemand ofEach =
        CurveDemand.of(1, List.of(new Surge(Sketch.nanos(50), 3, Sketch.nanos(100), 0, 0)));
    List<Change> changes = List.of(new Change(0, 10), new Change(Sketch.nanos(100), 40));
    double[] expected = {500, 10 * 75, 40 * 125, 40 * 50};
    long[] counted = new long[4];
    int seeds = 200;
    for (int seed = 0; seed < seeds; seed++) {
      for (long time : arrivals(ofEach, changes, Sketch.nanos(200), seed, WHOLE)) {
        counted[(int) (time / Sketch.nanos(50))]++;
      }
    }
    for (int i = 0; i < counted.length; i++) {
      double mean = expected[i] * seeds;
      // 3.3 standard errors: a false alarm in 1,000, for each of four
      assertThat((double) counted[i])
          .isBetween(mean - 3.3 * Math.sqrt(mean), mean + 3.3 * Math.sqrt(mean));
    }
  }

  @Test
  void dispersionOfCounts_isOneThroughChanges() {
    CurveDemand ofEach = CurveDemand.constant(0.5);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      changes.add(new Change(Sketch.nanos(i), i % 3 == 0 ? 2 : 20));
    }
    double sum = 0;
    double squares = 0;
    int seeds = 2000;
    for (int seed = 0; seed < seeds; seed++) {
      double n = arrivals(ofEach, changes, Sketch.nanos(100), seed, WHOLE).size();
      sum += n;
      squares += n * n;
    }
    double mean = sum / seeds;
    double dispersion = (squares / seeds - mean * mean) / mean;
    assertThat(mean)
        .isBetween(694 - 3.3 * Math.sqrt(694.0 / seeds), 694 + 3.3 * Math.sqrt(694.0 / seeds));
    double error = Math.sqrt(2.0 / seeds);
    assertThat(dispersion).isBetween(1 - 3.3 * error, 1 + 3.3 * error);
  }

  @Test
  void shards_haveTheArrivalsOfTheWhole() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Change> changes = new ArrayList<>();
      changes.add(new Change(0, random.nextInt(1, 50)));
      for (int i = 1; i < 60; i++) {
        double people = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 200) / 3.0;
        changes.add(new Change(Sketch.nanos(i), people));
      }
      CurveDemand ofEach =
          CurveDemand.of(
              0.3,
              List.of(
                  new Surge(
                      Sketch.nanos(random.nextInt(50)),
                      random.nextInt(5),
                      Sketch.nanos(random.nextInt(3)),
                      Sketch.nanos(random.nextInt(1, 9)),
                      Sketch.nanos(random.nextInt(5)))));
      long until = Sketch.nanos(60);
      List<Long> whole = arrivals(ofEach, changes, until, seed, WHOLE);
      for (int shards : new int[] {2, 3, 4, 7}) {
        int stream = seed;
        List<Long> together =
            IntStream.range(0, shards)
                .mapToObj(i -> arrivals(ofEach, changes, until, stream, new Shard(i, shards)))
                .flatMap(List::stream)
                .sorted()
                .toList();
        assertThat(together).as("seed %d, %d shards", seed, shards).isEqualTo(whole);
      }
    }
  }

  @Test
  void nobody_sendsNothingUntilSomebodyComes() {
    List<Change> changes = List.of(new Change(0, 0), new Change(Sketch.nanos(50), 10));
    List<Long> times = arrivals(CurveDemand.constant(1), changes, Sketch.nanos(100), 1, WHOLE);
    assertThat(times.get(0)).isGreaterThan(Sketch.nanos(50));
    assertThat(times).hasSizeBetween(400, 600);
  }
}
