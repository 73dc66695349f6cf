package dev.stampede.models.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.work.Popularity;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CacheTest {

  private static RandomStream random() {
    return new RandomStreams(1, 0).stream("cache");
  }

  /** Beside a map in the order of use, under random puts, look-ups and clearings. */
  @Test
  void cache_doesWhatAMapInTheOrderOfUseDoes() {
    Random random = new Random(5);
    for (int run = 0; run < 200; run++) {
      int keys = 1 + random.nextInt(30);
      int size = 1 + random.nextInt(keys);
      long life = 1L + random.nextInt(100);
      Cache cache = new Cache(new CacheSpec(keys, 0, size, life, CacheSpec.Start.COLD), random());
      LinkedHashMap<Integer, Long> model = new LinkedHashMap<>(16, 0.75f, true);
      long now = 0;
      for (int step = 0; step < 300; step++) {
        now += random.nextInt(5);
        int key = random.nextInt(keys);
        Long since = model.get(key);
        if (since != null && now - since >= life) {
          model.remove(key);
          since = null;
        }
        assertThat(cache.holds(key, now)).isEqualTo(since != null);
        if (since == null || random.nextInt(9) == 0) {
          cache.put(key, now);
          model.put(key, now);
          if (model.size() > size) {
            Iterator<Map.Entry<Integer, Long>> eldest = model.entrySet().iterator();
            eldest.next();
            eldest.remove();
          }
        }
        assertThat(cache.stored()).isEqualTo(model.size());
        if (random.nextInt(100) == 0) {
          cache.clear();
          model.clear();
        }
      }
    }
  }

  @Test
  void warmCache_knowsTheMostPopular_eachWithAPartOfItsLifeBehindIt() {
    Cache cache =
        new Cache(new CacheSpec(1000, 1, 600, 1_000_000, CacheSpec.Start.MIXED), random());
    int atHalf = 0;
    for (int key = 0; key < 1000; key++) {
      assertThat(cache.holds(key, 0)).isEqualTo(key < 600);
      atHalf += cache.holds(key, 500_000) ? 1 : 0;
    }
    assertThat(atHalf).isCloseTo(300, within(45)); // 3.7 standard deviations
  }

  @Test
  void newCache_forgetsAllTogether() {
    Cache cache = new Cache(new CacheSpec(1000, 1, 600, 1_000_000, CacheSpec.Start.NEW), random());
    for (int key = 0; key < 1000; key++) {
      assertThat(cache.holds(key, 999_999)).isEqualTo(key < 600);
    }
    for (int key = 0; key < 1000; key++) {
      assertThat(cache.holds(key, 1_000_000)).isFalse();
    }
  }

  /** 28 bytes a key, and none more in use; 64 MB are the most that it may take. */
  @Test
  void millionKeys_take28Megabytes() {
    int keys = 1_000_000;
    // all alike, since StrictMath.pow leaves arrays behind
    CacheSpec spec = new CacheSpec(keys, 0, keys, 1_000_000, CacheSpec.Start.MIXED);
    RandomStream random = random();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Cache cache = new Cache(spec, random);
    long made = threads.getCurrentThreadAllocatedBytes();
    for (int key = 0; key < keys; key++) {
      cache.put(key, key);
    }
    long used = threads.getCurrentThreadAllocatedBytes();
    assertThat(cache.stored()).isEqualTo(keys);
    assertThat(made - before).isBetween(28_000_000L, 28_100_000L).isLessThan(64_000_000L);
    assertThat(used - made).isLessThan(100_000);
  }

  @Test
  void popularity_isZipfsLaw_andDrawsWhatASearchWould() {
    for (double exponent : new double[] {0, 0.9, 2}) {
      Popularity popularity = new Popularity(100, exponent);
      double norm = 0;
      for (int k = 1; k <= 100; k++) {
        norm += StrictMath.pow(k, -exponent);
      }
      double upTo = 0;
      for (int k = 1; k <= 100; k++) {
        double share = StrictMath.pow(k, -exponent) / norm;
        assertThat(popularity.share(k - 1)).isCloseTo(share, within(1e-12));
        assertThat(popularity.draw(upTo + share * 1e-6)).isEqualTo(k - 1);
        assertThat(popularity.draw(upTo + share * (1 - 1e-6))).isEqualTo(k - 1);
        upTo += share;
      }
    }
  }
}
