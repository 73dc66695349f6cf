package dev.stampede.experiments.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.reports.result.Estimate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probabilities that are known. */
class SplittingTest {

  /** A level is passed with a share of its own; a state is the level. */
  @SuppressWarnings("ArrayRecordComponent") // shares that nobody compares
  private record Stairs(double... shares) implements Climb<Integer> {

    @Override
    public int levels() {
      return shares.length;
    }

    @Override
    public Integer begin(RandomStream chance) {
      return 0;
    }

    @Override
    public Optional<Integer> reach(Integer from, int level, RandomStream chance) {
      assertThat(from).isEqualTo(level - 1);
      return chance.nextUniform() < shares[level - 1] ? Optional.of(level) : Optional.empty();
    }
  }

  @Test
  void whatIsCertain_hasProbabilityOne() {
    assertThat(new Splitting(10, 3).probability(new Stairs(1, 1, 1), 1))
        .isEqualTo(Estimate.of(1, 1, 1));
  }

  @Test
  void whatNeverHappened_isNotKnown() {
    assertThat(new Splitting(10, 3).probability(new Stairs(0.5, 0), 1))
        .isEqualTo(Estimate.ofOne(0));
  }

  @Test
  void theSameSeed_givesTheSame() {
    Stairs stairs = new Stairs(0.5, 0.3);

    assertThat(new Splitting(50, 5).probability(stairs, 4))
        .isEqualTo(new Splitting(50, 5).probability(stairs, 4))
        .isNotEqualTo(new Splitting(50, 5).probability(stairs, 5));
  }

  /**
   * 1,000 experiments: the mean of the estimates within five standard errors, and 920 intervals at
   * least that cover, which is 4.4 standard errors below 95 %.
   */
  @Test
  void estimates_haveNoBias_andIntervalsCover() {
    Stairs stairs = new Stairs(0.4, 0.2, 0.5, 0.3, 0.4);
    double truth = 0.4 * 0.2 * 0.5 * 0.3 * 0.4;
    double sum = 0;
    double squares = 0;
    int covered = 0;
    for (int experiment = 0; experiment < 1000; experiment++) {
      Estimate found = new Splitting(100, 20).probability(stairs, experiment);
      sum += found.mean();
      squares += found.mean() * found.mean();
      covered += found.ci95().get(0) <= truth && found.ci95().get(1) >= truth ? 1 : 0;
    }
    double mean = sum / 1000;
    double error = Math.sqrt((squares / 1000 - mean * mean) / 1000);
    assertThat(mean).isCloseTo(truth, within(5 * error));
    assertThat(covered).isBetween(920, 990);
  }

  /** The table of the gambler's ruin, each within a tenth. */
  @ParameterizedTest
  @CsvSource({
    ".5, 10, 1, 9.7752e-4",
    ".5, 20, 1, 9.5368e-7",
    ".5, 25, 1, 2.9802e-8",
    ".5, 40, 1, 9.0949e-13",
    ".8, 10, 3, .0300726",
    ".8, 25, 3, 9.4805e-4",
    ".8, 50, 3, 3.56817e-6",
    ".9, 20, 5, .0153781",
    ".9, 50, 5, 5.75608e-4",
  })
  void aBusyPeriod_reachesAHeight(double load, int height, int step, double truth) {
    BusyServer server = new BusyServer(load, height, step);
    assertThat(server.truth()).isCloseTo(truth, within(1e-4 * truth));

    Estimate found = new Splitting(1000, 20).probability(server, 1);

    assertThat(found.mean()).isCloseTo(truth, within(0.1 * truth));
  }

  @Test
  void whatIsNoQuestion_isRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Splitting(0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Splitting(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BusyServer(1, 5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BusyServer(0.5, 1, 1));
  }
}
