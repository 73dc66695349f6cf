package dev.stampede.models.start;

import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.start.GivenUp.WASTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.theory.Erlang;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A queue of starts against formulas, within 3.3 standard errors. */
class StartQueueTheoryTest {

  private static final int REPLICATIONS = 2000;

  @Test
  void manyAtOnce_takeWhatOrderStatisticsSay() {
    // 12 starts, 4 at a time, exponential of 10 s: eight steps at 4 / 10 s, then 4, 3, 2, 1 of 10
    // s.
    StartsSpec spec = StartYard.spec(4, exponential(10), 0, WASTED);
    double mean = 8 * 10 / 4.0;
    double variance = 8 * 10 * 10 / 16.0;
    for (int left = 4; left >= 1; left--) {
      mean += 10.0 / left;
      variance += 100.0 / (left * left);
    }
    double sum = 0;
    for (int i = 0; i < REPLICATIONS; i++) {
      StartYard yard = new StartYard(spec, i, 10_000, 0).begin(0, 12, 0).until(10_000);
      sum += Collections.max(yard.times());
    }
    assertThat(sum / REPLICATIONS)
        .isCloseTo(mean, within(3.3 * Math.sqrt(variance / REPLICATIONS)));
  }

  @Test
  void startsThatAreAskedForByChance_waitAsErlangSays() {
    double mean = Erlang.inside(3, 2.4); // 0.24/s and 10 s each
    StartsSpec spec = StartYard.spec(3, exponential(10), 0, WASTED);
    int replications = 200;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < replications; i++) {
      double level = asked(new StartYard(spec, i, 12_000, 2000), 0.24).meanWaiting();
      sum += level;
      squares += level * level;
    }
    double found = sum / replications;
    double deviation = Math.sqrt((squares / replications - found * found) / (replications - 1));
    assertThat(found).isCloseTo(mean, within(3.3 * deviation));
    assertThat(deviation).isLessThan(mean / 30);
  }

  /** New machines are asked for by a Poisson process. */
  private static StartsResult asked(StartYard yard, double perSecond) {
    RandomStream chance = yard.process.random("asked");
    Timer[] next = new Timer[1];
    next[0] =
        yard.process.timer(
            () -> {
              yard.machine().begin(0, 0);
              next[0].set(exponential(1 / perSecond).quantileNanos(chance.nextUniform()));
            });
    next[0].set(0);
    return yard.until(12_000).result(12_000);
  }
}
