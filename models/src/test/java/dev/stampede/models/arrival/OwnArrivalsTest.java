package dev.stampede.models.arrival;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.market.MarketResult;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kind of arrivals that nobody else knows of goes wherever the others go. */
class OwnArrivalsTest {

  private static final ArrivalSpec PAIRS = new Pairs(10 * SECOND);

  /** Pairs at 0, 10, ..., 90 s before one server of 1 s: one waits 0 s, the other 1 s. */
  @Test
  void population_makesItsWork() {
    UseCaseResult work =
        Replications.first(
            new Sketch().useCase("work", PAIRS).provider("p", servers(1, always(1))).run());
    assertThat(work.outcomes().offered()).isEqualTo(20);
    assertThat(work.outcomes().count(Outcome.FULL)).isEqualTo(20);
    assertThat(work.endToEnd().mean()).isEqualTo(1.5 * SECOND);
  }

  /** The first of a pair has one replica of the gateway, the second the other one. */
  @Test
  void shards_shareThePairs() {
    TrialResult result =
        new Sketch()
            .useCase("work", PAIRS)
            .provider("p", servers(1, always(1)))
            .architecture("a", List.of(), List.of(Sketch.rung("p")), 2)
            .run();
    assertThat(Replications.first(result).outcomes().offered()).isEqualTo(20);
    assertThat(Replications.first(result).endToEnd().mean()).isEqualTo(1.5 * SECOND);
  }

  /** 51 tokens, the first at once and then ten a second: 5 s. */
  @Test
  void work_hasTheLengthsThatArrivalsBring() {
    EngineSpec engine = new TokensSpec(9, always(0), always(10), 0, Discipline.FIFO);
    UseCaseResult work =
        Replications.first(new Sketch().useCase("work", PAIRS).provider("p", engine).run());
    assertThat(work.endToEnd().mean()).isEqualTo(5.0 * SECOND);
  }

  /** Two calls each 10 s, as a liquid: 0.2 a second, so 20 in 100 s, of 1 s at one server. */
  @Test
  void market_followsWhatIsExpected() {
    MarketSpec market =
        new MarketSpec(PAIRS.expected(), Calls.EMPTY, 0, null, null, MarketSpec.SECOND);
    TrialResult result =
        new Sketch()
            .useCase("work", Sketch.at(0))
            .provider(Sketch.simple("p", servers(1, always(1))).with(market))
            .run();
    MarketResult others = result.providers().get(0).market();
    assertThat(others == null ? 0 : others.offered()).isCloseTo(20, within(1e-9));
  }

  @Test
  void useCase_hasTheMeanLengthsThatArrivalsBring() {
    assertThat(Sketch.simple("work", PAIRS).meanInputTokens()).isEqualTo(100);
    assertThat(Sketch.simple("work", PAIRS).meanOutputTokens()).isEqualTo(51);
    assertThat(Sketch.simple("work", Sketch.poisson(1)).meanOutputTokens()).isEqualTo(1);
    assertThat(Sketch.simple("work", PAIRS).source().peakPerSecond()).isEqualTo(0.2);
    assertThat(PAIRS.expected().expected(0, nanos(60))).isCloseTo(12, within(1e-12));
  }
}
