package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.theory.BirthDeath;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Streams whose speed depends on their number against the birth-death chain with rates that do: for
 * a symmetric queue its stationary law holds for any law of the work.
 */
class SlowdownTheoryTest {

  /** Streams have so many tokens in the mean; that they are whole is worth less than this. */
  private static final double TOKENS = 10_000;

  private static final double WHOLE_TOKENS = 2 / TOKENS;

  /** P(n inside), n from 0 to the number of places, none of them waiting. */
  private static BirthDeath stationary(int places, double load, double speedAtFull) {
    return BirthDeath.of(places, n -> load, n -> n / (1 + (1 / speedAtFull - 1) * n / places));
  }

  /** A second of stream for each call, on average, when it is alone. */
  private static Sketch sketch(
      int places, double seconds, double perSecond, Distribution law, double speedAtFull) {
    EngineSpec engine =
        new TokensSpec(
            places,
            always(0),
            always(TOKENS / seconds),
            0,
            Discipline.FIFO,
            new SlowdownSpec(1, speedAtFull));
    RequestSpec request = new RequestSpec(always(1), law, Integer.MAX_VALUE, false);
    return new Sketch()
        .useCase(Sketch.useCase("work", poisson(perSecond), request, ToleranceSpec.ANYTHING, null))
        .provider("p", engine);
  }

  @ParameterizedTest
  @CsvSource({"10, 3, 0.25", "10, 8, 0.8", "30, 12, 0.4"})
  void placesWithoutAQueue_areTheChain_forAnyLaw(int places, double load, double speedAtFull) {
    BirthDeath p = stationary(places, load, speedAtFull);
    double lost = p.share(places);
    for (Distribution law :
        new Distribution[] {exponential(TOKENS), always(TOKENS + 1), Lognormal.ofMean(TOKENS, 1)}) {
      double seconds = 700 + 4000 / load;
      Replications.of(
              "slowing M/G/%d/%d with %s".formatted(places, places, law),
              sketch(places, 1, load, law, speedAtFull).lasting(seconds + 100, 100))
          .expect("lost", lost, WHOLE_TOKENS, Replications::blockedShare)
          .expect("L", p.mean(), WHOLE_TOKENS, r -> r.providers().get(0).meanInSystem())
          .expect(
              "E[sojourn]", p.mean() / (load * (1 - lost)), WHOLE_TOKENS, Replications::meanSojourn)
          .agree();
    }
  }

  /** With speeds of nearly 1/n it is M/G/1 with processor sharing: 1 s / (1 - 0.8) inside. */
  @Test
  void steepSlowdown_isProcessorSharing() {
    int places = 1000;
    double slowness = 100;
    double speedAtFull = 1 / (slowness * places + 1);
    BirthDeath p = stationary(places, 0.8 / slowness, speedAtFull);
    assertThat(p.mean() / 0.8).isCloseTo(1 / (1 - 0.8), within(0.1));
    for (Distribution law : new Distribution[] {exponential(TOKENS), always(TOKENS + 1)}) {
      Replications.of(
              "nearly M/G/1-PS with " + law,
              sketch(places, 1 / slowness, 0.8, law, speedAtFull).lasting(11_000, 1000))
          .expect("E[sojourn]", p.mean() / 0.8, WHOLE_TOKENS, Replications::meanSojourn)
          .agree();
    }
  }
}
