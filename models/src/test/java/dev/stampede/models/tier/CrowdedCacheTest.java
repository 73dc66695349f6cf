package dev.stampede.models.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.Sketch;
import dev.stampede.models.tier.CacheSpec.Start;
import dev.stampede.models.tier.CrowdedCache.Answers;
import dev.stampede.models.work.Popularity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A crowd's cache against renewal theory, and beside one that is followed thing by thing. */
class CrowdedCacheTest {

  private static final Answers AT_ONCE = new Answers(1, 1, 0, 1e9);

  /**
   * 1000 things alike at 50/s, a life of 30 s: r L = 1.5, so 60 % are stored; with 10 s more, 50.
   */
  @Test
  void inTheLongRun_aThingIsStoredForItsLifeOfACycle() {
    CacheSpec spec = new CacheSpec(1000, 0, 1000, Sketch.nanos(30), Start.COLD);
    for (double wait : new double[] {0, 10}) {
      CrowdedCache cache = new CrowdedCache(spec);
      double known = 0;
      for (int i = 0; i < 600; i++) {
        known = cache.advance(50, 1, new Answers(1, 1, wait, 1e9));
      }

      assertThat(known).isCloseTo(1.5 / (2.5 + wait / 20), within(0.003));
    }
  }

  /** A cold cache of Poisson keys misses the k-th with the probability exp(-p_k lambda t). */
  @Test
  void coldCache_fillsAsEachIsAskedForFirst() {
    Popularity popularity = new Popularity(5000, 0.9);
    CrowdedCache cache =
        new CrowdedCache(new CacheSpec(5000, 0.9, 5000, CacheSpec.ENDLESS, Start.COLD));
    for (int second = 0; second < 100; second++) {
      double theory = 0;
      for (int thing = 0; thing < 5000; thing++) {
        double x = popularity.share(thing) * 200;
        theory += Math.exp(-x * second) * -Math.expm1(-x) / 200;
      }
      double known = cache.advance(200, 1, AT_ONCE);

      assertThat(1 - known).as("second %d", second).isCloseTo(theory, within(0.03));
    }
  }

  /**
   * Room for few, lives that end, beginnings of three kinds: as calls that come one by one find.
   * The bound is some three standard deviations of what the most popular things' lives do by
   * chance.
   */
  @ParameterizedTest
  @CsvSource({
    "400, 20000, 0.9, 4000, 0, COLD",
    "400, 20000, 0.9, 4000, 600, MIXED",
    "92, 20000, 0.9, 4000, 120, MIXED",
    "92, 20000, 0.9, 4000, 60, MIXED",
    "92, 20000, 0.9, 4000, 250, COLD",
    "400, 2000, 1, 2000, 60, MIXED",
    "400, 2000, 1, 2000, 60, NEW",
    "400, 5000, 0.6, 300, 20, COLD",
    "400, 400, 0.8, 400, 1200, MIXED"
  })
  void knows_whatACacheOfDiscreteThingsKnows(
      double perSecond, int keys, double exponent, int size, double life, Start start) {
    long nanos = life == 0 ? CacheSpec.ENDLESS : Sketch.nanos(life);
    CacheSpec spec = new CacheSpec(keys, exponent, size, nanos, start);
    RandomStream random = new RandomStreams(7, 0).stream("cache");
    Cache discrete = new Cache(spec, random);
    CrowdedCache fluid = new CrowdedCache(spec);
    double found = 0;
    double expected = 0;
    long at = 0;
    for (int second = 1; second <= 600; second++) {
      expected += perSecond * fluid.advance(perSecond, 1, AT_ONCE);
      for (; at < Sketch.nanos(second); at += Sketch.nanos(random.nextExponential() / perSecond)) {
        int thing = discrete.key(random.nextUniform());
        if (discrete.holds(thing, at)) {
          found++;
        } else {
          discrete.put(thing, at);
        }
      }
      if (second % 60 == 0) {
        assertThat(expected / 60 / perSecond)
            .as("minute %d", second / 60)
            .isCloseTo(found / 60 / perSecond, within(0.035));
        found = 0;
        expected = 0;
      }
    }
  }
}
