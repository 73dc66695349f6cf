package dev.stampede.models.memory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.PrimeMerge;
import dev.stampede.models.call.Call;
import dev.stampede.models.provider.Provider;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Prompts kept by hand, beside a map in the order of use, and as theory has it. */
class PromptCacheTest {

  private static final long ENDLESS = Long.MAX_VALUE;

  /** More than any of two numbers drawn here differ by chance once in a thousand runs. */
  private static final double ERRORS = 3.3;

  private static PromptCacheSpec spec(long life, long capacity, int minimum) {
    return new PromptCacheSpec(life, capacity, minimum, false);
  }

  private static PromptCache cache(long life, long capacity, int minimum) {
    return new PromptCache(spec(life, capacity, minimum), Horizon.ENDLESS);
  }

  private static Call call(long session, int prefix, int input) {
    return reuse(Provider.newCall(), session, prefix, input);
  }

  private static Call reuse(Call call, long session, int prefix, int input) {
    call.session = session;
    call.prefixTokens = prefix;
    call.inputTokens = input;
    call.cachedInputTokens = 0;
    return call;
  }

  /** A call that is computed at once; returns the tokens that were kept for it. */
  private static int pass(PromptCache cache, long now, Call call) {
    cache.find(now, call);
    cache.use(now, call);
    cache.write(now, call);
    return call.cachedInputTokens;
  }

  @Test
  void prompt_isKeptForItsLife_whichUseRenews() {
    PromptCache cache = cache(100, ENDLESS, 1);
    assertThat(pass(cache, 0, call(7, 0, 50))).isZero();
    assertThat(pass(cache, 99, call(7, 50, 60))).isEqualTo(50);
    assertThat(pass(cache, 198, call(7, 60, 80))).isEqualTo(60);
    assertThat(pass(cache, 298, call(7, 80, 90))).isZero(); // its life is over at 298
    assertThat(cache.result(397))
        .isEqualTo(new PromptCacheResult(4, 2, 1, 110, 80, 50 + 10 + 20 + 90, 1, 0, 0));
    assertThat(cache.result(398).expired()).isEqualTo(2);
    assertThat(cache.kept()).isZero();
  }

  @Test
  void whatIsRead_isTheBeginningThatBothHave() {
    PromptCache cache = cache(100, ENDLESS, 1);
    pass(cache, 0, call(7, 0, 50));
    assertThat(pass(cache, 1, call(7, 70, 90))).isEqualTo(50); // went on elsewhere meanwhile
    assertThat(pass(cache, 2, call(7, 20, 30))).isEqualTo(20); // was compacted
    assertThat(pass(cache, 3, call(7, 30, 40))).isEqualTo(30);
    assertThat(cache.result(3).resentTokens()).isEqualTo(20);
  }

  private static Call warm(long session, int prefix, long idle) {
    Call call = call(session, prefix, prefix + 10);
    call.warm = true;
    call.idleNanos = idle;
    return call;
  }

  /** As if they had been computed before the run: kept for their life, until all is forgotten. */
  @Test
  void promptsFromBefore_areKept() {
    PromptCache cache = cache(100, 1_000, 20);
    assertThat(pass(cache, 5, warm(1, 50, 99))).isEqualTo(50);
    assertThat(pass(cache, 5, call(1, 60, 70))).isEqualTo(60); // from then on as any
    assertThat(pass(cache, 5, warm(2, 50, 100))).isZero();
    assertThat(pass(cache, 5, warm(3, 19, 1))).isZero();
    assertThat(pass(cache, 5, warm(4, 1_001, 1))).isZero();
    pass(cache, 6, call(5, 0, 30));
    assertThat(pass(cache, 7, warm(5, 50, 7))).isEqualTo(30); // what is there goes before
    cache.outage(8);
    assertThat(pass(cache, 9, warm(6, 50, 9))).isZero();
  }

  @Test
  void lookingAlone_renewsNothing() {
    PromptCache cache = cache(100, ENDLESS, 1);
    pass(cache, 0, call(7, 0, 50));
    Call refused = call(7, 50, 60);
    assertThat(cache.find(90, refused)).isEqualTo(10);
    assertThat(refused.cachedInputTokens).isEqualTo(50);
    assertThat(pass(cache, 100, call(7, 50, 60))).isZero();
    assertThat(cache.result(100).calls()).isEqualTo(2);
  }

  /** Kept at 0, used at 90, and cut off before its prompt was computed. */
  @Test
  void use_renewsWithoutWriting() {
    PromptCache cache = cache(100, ENDLESS, 1);
    pass(cache, 0, call(7, 0, 50));
    Call cut = call(7, 50, 60);
    cache.find(90, cut);
    cache.use(90, cut);
    assertThat(pass(cache, 189, call(7, 50, 60))).isEqualTo(50);
  }

  @Test
  void shortPrompts_areNotKept_andShortBeginningsNotRead() {
    PromptCache cache = cache(100, ENDLESS, 20);
    assertThat(cache.find(0, call(7, 0, 19))).isZero();
    pass(cache, 0, call(7, 0, 19));
    assertThat(pass(cache, 1, call(7, 19, 20))).isZero();
    assertThat(pass(cache, 2, call(7, 19, 30))).isZero(); // 19 of 20
    assertThat(pass(cache, 3, call(7, 20, 30))).isEqualTo(20);
  }

  @Test
  void promptNotUsedForLongest_makesRoom() {
    PromptCache cache = cache(ENDLESS, 100, 1);
    pass(cache, 0, call(1, 0, 40));
    pass(cache, 1, call(2, 0, 40));
    pass(cache, 2, call(1, 40, 50));
    pass(cache, 3, call(3, 0, 30)); // 50 and 30: the second has to go
    assertThat(pass(cache, 4, call(2, 40, 40))).isZero(); // and then the first
    assertThat(pass(cache, 5, call(3, 30, 30))).isEqualTo(30);
    assertThat(pass(cache, 6, call(1, 50, 101))).isZero(); // more than there is room for
    assertThat(pass(cache, 7, call(2, 40, 40))).isEqualTo(40);
    assertThat(pass(cache, 8, call(1, 101, 50))).isZero();
    assertThat(cache.result(9).evicted()).isEqualTo(3);
  }

  @Test
  void callsOfNoSession_areNoneOfItsBusiness() {
    PromptCache cache = cache(100, ENDLESS, 1);
    Call plain = call(0, 0, 50);
    plain.cachedInputTokens = 30;
    assertThat(cache.find(0, plain)).isZero();
    cache.use(0, plain);
    cache.write(0, plain);
    assertThat(plain.cachedInputTokens).isEqualTo(30);
    assertThat(cache.result(0)).isEqualTo(new PromptCacheResult(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void sessionsOfUseCases_areDifferentOnes() {
    PromptCache cache = cache(100, ENDLESS, 1);
    pass(cache, 0, call(7, 0, 50));
    Call other = call(7, 50, 60);
    other.useCase = 1;
    assertThat(pass(cache, 1, other)).isZero();
  }

  @Test
  void outage_emptiesIt_unlessItSurvives_andARestartAlways() {
    for (boolean survives : new boolean[] {false, true}) {
      PromptCache cache =
          new PromptCache(new PromptCacheSpec(100, ENDLESS, 1, survives), Horizon.ENDLESS);
      pass(cache, 0, call(7, 0, 50));
      pass(cache, 0, call(8, 0, 50));
      cache.outage(1);
      assertThat(pass(cache, 2, call(7, 50, 50))).isEqualTo(survives ? 50 : 0);
      cache.flush(3);
      assertThat(pass(cache, 4, call(7, 50, 50))).isZero();
      assertThat(cache.result(4).flushed()).isEqualTo(survives ? 2 : 3);
      assertThat(cache.kept()).isEqualTo(1);
    }
  }

  /** Each counts when it happens: at 90, 100 and 110, and the end of a life when that is. */
  @Test
  void figures_areThoseOfTheTimeThatCounts() {
    Horizon horizon = Horizon.of(new Intervals(200, 100), 100);
    PromptCache cache = new PromptCache(spec(30, 100, 1), horizon);
    pass(cache, 60, call(9, 0, 10)); // forgotten at 90
    pass(cache, 80, call(8, 0, 10)); // forgotten at 110
    pass(cache, 90, call(7, 0, 40));
    pass(cache, 100, call(7, 40, 50));
    pass(cache, 115, call(7, 50, 60));
    assertThat(cache.result(116)).isEqualTo(new PromptCacheResult(2, 2, 0, 90, 0, 20, 1, 0, 0));
  }

  /** Beside a map in the order of use, under random gaps, lengths and losses. */
  @Test
  void cache_doesWhatAMapInTheOrderOfUseDoes() {
    for (int run = 0; run < 200; run++) {
      Random random = new Random(run);
      int sessions = 1 + random.nextInt(60);
      long life = 1L + random.nextInt(200);
      long capacity = random.nextInt(4) == 0 ? ENDLESS : 20L + random.nextInt(2000);
      int minimum = 1 + random.nextInt(20);
      PromptCache cache = cache(life, capacity, minimum);
      SlowCache slow = new SlowCache(life, capacity, minimum);
      long now = 0;
      for (int step = 0; step < 500; step++) {
        now += random.nextInt(6);
        int input = 1 + random.nextInt(100);
        Call call = call(1 + random.nextInt(sessions), random.nextInt(input + 1), input);
        cache.find(now, call);
        assertThat(call.cachedInputTokens).isEqualTo(slow.find(now, call));
        if (random.nextInt(8) > 0) { // else refused
          cache.use(now, call);
          slow.use(now, call);
          now += random.nextInt(3);
          if (random.nextInt(8) > 0) { // else cut off
            cache.write(now, call);
            slow.write(now, call);
          }
        }
        if (random.nextInt(100) == 0) {
          cache.flush(now);
          slow.flush(now);
        }
        assertThat(cache.kept()).isLessThanOrEqualTo(sessions);
      }
      PromptCacheResult found = cache.result(now);
      slow.expire(now);
      assertThat(cache.kept()).isEqualTo(slow.kept.size());
      assertThat(found.hits()).isEqualTo(slow.hits);
      assertThat(found.readTokens()).isEqualTo(slow.readTokens);
      assertThat(found.expired()).isEqualTo(slow.expired);
      assertThat(found.evicted()).isEqualTo(slow.evicted);
      assertThat(found.flushed()).isEqualTo(slow.flushed);
    }
  }

  /** The same in the plainest way, which looks at all that is kept for each step. */
  private static final class SlowCache {
    private final long life;
    private final long capacity;
    private final int minimum;

    /** Tokens and time of the last use, in the order of use. */
    private final LinkedHashMap<Long, long[]> kept = new LinkedHashMap<>();

    private long hits;
    private long readTokens;
    private long expired;
    private long evicted;
    private long flushed;

    SlowCache(long life, long capacity, int minimum) {
      this.life = life;
      this.capacity = capacity;
      this.minimum = minimum;
    }

    void expire(long now) {
      int before = kept.size();
      kept.values().removeIf(prompt -> now - prompt[1] >= life);
      expired += before - kept.size();
    }

    long find(long now, Call call) {
      expire(now);
      long[] prompt = kept.get(call.session);
      long found = prompt == null ? 0 : Math.min(prompt[0], call.prefixTokens);
      return found < minimum ? 0 : found;
    }

    void use(long now, Call call) {
      if (call.cachedInputTokens > 0) {
        hits++;
        readTokens += call.cachedInputTokens;
        long[] prompt = requireNonNull(kept.remove(call.session));
        kept.put(call.session, new long[] {prompt[0], now});
      }
    }

    void write(long now, Call call) {
      expire(now);
      if (call.inputTokens < minimum || call.inputTokens > capacity) {
        return;
      }
      kept.remove(call.session);
      kept.put(call.session, new long[] {call.inputTokens, now});
      Iterator<Map.Entry<Long, long[]>> eldest = kept.entrySet().iterator();
      while (kept.values().stream().mapToLong(prompt -> prompt[0]).sum() > capacity) {
        eldest.next();
        eldest.remove();
        evicted++;
      }
    }

    void flush(long now) {
      expire(now);
      flushed += kept.size();
      kept.clear();
    }
  }

  /** A session that comes back after exponential gaps finds its prompt if one is shorter. */
  @Test
  void shareOfRenewals_isThatOfGapsWithinALife() {
    for (double livesPerGap : new double[] {0.1, 1, 3}) {
      PromptCache cache = cache(1_000_000, ENDLESS, 1);
      RandomStream random = new RandomStreams(3, 0).stream("gaps");
      int gaps = 100_000;
      int hits = 0;
      long now = 0;
      pass(cache, now, call(7, 0, 10));
      for (int i = 0; i < gaps; i++) {
        now += Math.round(-StrictMath.log(random.nextUniform()) * 1_000_000 / livesPerGap);
        hits += pass(cache, now, call(7, 10, 10)) > 0 ? 1 : 0;
      }
      double share = 1 - StrictMath.exp(-livesPerGap);
      double error = StrictMath.sqrt(share * (1 - share) / gaps);
      assertThat((double) hits / gaps).isCloseTo(share, within(ERRORS * error));
    }
  }

  /** Whoever comes next is any of 100, 30 of whom are kept, independently of all before. */
  @Test
  void capacityForThirtyOfAHundred_findsThirtyPercent() {
    PromptCache cache = cache(ENDLESS, 30 * 10 + 9, 1);
    RandomStream random = new RandomStreams(4, 0).stream("sessions");
    int calls = 100_000;
    int hits = 0;
    for (int i = -1000; i < calls; i++) {
      long session = 1 + (long) (random.nextUniform() * 100);
      int found = pass(cache, i + 1000, call(session, 10, 10));
      hits += i >= 0 && found > 0 ? 1 : 0;
    }
    assertThat(cache.kept()).isEqualTo(30);
    double error = StrictMath.sqrt(0.3 * 0.7 / calls);
    assertThat((double) hits / calls).isCloseTo(0.3, within(ERRORS * error));
  }

  /** What a million take is all made when more than half of 2^20 come: 32 + 8 bytes for each. */
  @Test
  void millionSessions_take42Megabytes_andACallNone() {
    PromptCache cache = cache(ENDLESS, ENDLESS, 1);
    Call call = Provider.newCall();
    for (int session = 1; session <= 1 << 19; session++) {
      pass(cache, session, reuse(call, session, 0, 1000));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int session = (1 << 19) + 1; session <= 1_000_000; session++) {
      pass(cache, session, reuse(call, session, 0, 1000));
    }
    long full = threads.getCurrentThreadAllocatedBytes();
    int found = 0;
    for (int session = 1; session <= 1_000_000; session++) {
      found += pass(cache, 1_000_000, reuse(call, session, 1000, 1000));
    }
    long used = threads.getCurrentThreadAllocatedBytes();
    assertThat(cache.kept()).isEqualTo(1_000_000);
    assertThat(found).isEqualTo(1_000_000_000);
    assertThat(full - before).isBetween(41_900_000L, 42_000_000L).isLessThan(64_000_000L);
    assertThat(used - full).isLessThan(100_000); // the measurement's own
  }

  @Test
  void results_addUp() {
    PrimeMerge.of(PromptCacheResult.class).check(PromptCacheResult::plus);
    assertThat(new PromptCacheResult(9, 3, 1, 0, 0, 0, 0, 0, 0).hitShare()).isEqualTo(0.75);
    assertThat(new PromptCacheResult(9, 0, 0, 0, 0, 0, 0, 0, 0).hitShare()).isNaN();
  }

  @Test
  void numbersOutOfRange_areRejected() {
    for (PromptCacheSpecMaker wrong :
        new PromptCacheSpecMaker[] {
          () -> spec(0, 1, 1), () -> spec(1, 0, 1), () -> spec(1, 1, 0), () -> spec(1, 9, 10)
        }) {
      assertThatIllegalArgumentException().isThrownBy(wrong::make);
    }
    assertThat(spec(1, 10, 10).keeps(10)).isTrue();
  }

  /** Makes a description. */
  private interface PromptCacheSpecMaker {
    PromptCacheSpec make();
  }
}
