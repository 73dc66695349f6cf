package dev.stampede.models.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Empirical;
import dev.stampede.engine.random.GaussianCopula;
import dev.stampede.engine.random.RandomKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestAttributesTest {

  private static final int SAMPLE = 50_000;
  private static final Distribution PROMPTS = new Lognormal(7, 1);
  private static final Distribution ANSWERS = new Lognormal(5, 0.8);

  private static RequestSpec spec(
      Lengths lengths, @Nullable Distribution difficulty, @Nullable Criticality criticality) {
    return new RequestSpec(
        PROMPTS,
        ANSWERS,
        Integer.MAX_VALUE,
        false,
        new Distribution.Uniform(0, 1),
        null,
        lengths,
        difficulty,
        criticality);
  }

  private static Request drawn(RequestSpec spec, long number) {
    Request request = new Request();
    request.key = RandomKey.derive(42, number);
    request.matter = request.key;
    request.priority = spec.priority(request.key, 5);
    request.difficulties = spec.difficulty();
    spec.shape(request);
    return request;
  }

  private static Lengths correlated(double rank) {
    return new CorrelatedLengths(GaussianCopula.ofRanks(rank));
  }

  /** Ranks from 0 on; equal values have the mean of theirs. */
  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = Arrays.binarySearch(sorted, values[i]);
      int above = below;
      while (below > 0 && sorted[below - 1] == values[i]) {
        below--;
      }
      while (above < values.length - 1 && sorted[above + 1] == values[i]) {
        above++;
      }
      ranks[i] = (below + above) / 2.0;
    }
    return ranks;
  }

  private static double correlation(double[] xs, double[] ys) {
    double mean = (xs.length - 1) / 2.0; // of ranks
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < xs.length; i++) {
      xy += (xs[i] - mean) * (ys[i] - mean);
      xx += (xs[i] - mean) * (xs[i] - mean);
      yy += (ys[i] - mean) * (ys[i] - mean);
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** Ranks: 3.3 standard errors, a false alarm in a thousand. The answers keep their law. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.7, 0, 0.4, 0.95})
  void correlatedLengths_haveTheRankCorrelationAndTheirLaws(double rank) {
    RequestSpec spec = spec(correlated(rank), null, null);
    double[] inputs = new double[SAMPLE];
    double[] outputs = new double[SAMPLE];
    double logs = 0;
    for (int i = 0; i < SAMPLE; i++) {
      Request request = drawn(spec, i);
      inputs[i] = request.inputTokens;
      outputs[i] = request.outputTokens;
      logs += Math.log(outputs[i]);
    }

    double error = 3.3 / Math.sqrt(SAMPLE);
    assertThat(correlation(ranks(inputs), ranks(outputs))).isCloseTo(rank, within(error));
    assertThat(logs / SAMPLE).isCloseTo(5, within(0.8 * error));
  }

  /** Each attribute has its own number of the key: another one more changes none of these. */
  @Test
  void attributes_doNotTouchEachOther() {
    RequestSpec plain = spec(Lengths.APART, null, null);
    RequestSpec rich =
        spec(
            correlated(0.5), new Distribution.Uniform(0.5, 1), new Criticality(0.1, 0.2, 0.3, 0.4));
    for (int i = 0; i < 1_000; i++) {
      Request one = drawn(plain, i);
      Request other = drawn(rich, i);
      assertThat(other.inputTokens).isEqualTo(one.inputTokens);
      assertThat(other.cachedInputTokens).isEqualTo(one.cachedInputTokens);
      assertThat(other.difficulty()).isEqualTo(0.5 + one.difficulty() / 2);
      assertThat(one.priority).isEqualTo(5);
      assertThat(drawn(spec(Lengths.APART, null, new Criticality(0, 1, 0, 0)), i).outputTokens)
          .isEqualTo(one.outputTokens);
    }
  }

  /** Three pairs, of which one is there twice. */
  @Test
  void observedLengths_stayTogether() {
    Lengths lengths =
        new ObservedLengths(new double[] {10, 900, 10, 900}, new double[] {7, 3, 5, 3});
    int[] counts = new int[3];
    int before = 0;
    for (int i = 0; i < SAMPLE; i++) {
      Request request = drawn(spec(lengths, null, null), i);
      int pair = request.inputTokens == 900 ? 2 : request.outputTokens == 5 ? 0 : 1;
      assertThat(request.inputTokens).isEqualTo(pair == 2 ? 900 : 10);
      assertThat(request.outputTokens).isEqualTo(new int[] {5, 7, 3}[pair]);
      counts[pair]++;
      before += pair;
    }
    double error = 3.3 * Math.sqrt(0.25 * 0.75 / SAMPLE);
    assertThat(before).isPositive();
    assertThat((double) counts[0] / SAMPLE).isCloseTo(0.25, within(error));
    assertThat((double) counts[1] / SAMPLE).isCloseTo(0.25, within(error));
  }

  @Test
  void observedLengths_needAsManyAnswersAsPrompts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ObservedLengths(new double[] {1, 2}, new double[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ObservedLengths(new double[0], new double[0]));
  }

  @Test
  void criticality_hasItsShares() {
    RequestSpec spec = spec(Lengths.APART, null, new Criticality(0.05, 0.6, 0.25, 0.1));
    int[] counts = new int[10];
    for (int i = 0; i < SAMPLE; i++) {
      counts[drawn(spec, i).priority]++;
    }

    double error = 3.3 * 0.5 / Math.sqrt(SAMPLE);
    assertThat((double) counts[9] / SAMPLE).isCloseTo(0.05, within(error));
    assertThat((double) counts[6] / SAMPLE).isCloseTo(0.6, within(error));
    assertThat((double) counts[3] / SAMPLE).isCloseTo(0.25, within(error));
    assertThat((double) counts[0] / SAMPLE).isCloseTo(0.1, within(error));
    assertThat(Arrays.stream(counts).sum()).isEqualTo(SAMPLE);
  }

  @Test
  void criticality_ofOneClassIsAlwaysThat() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(drawn(spec(Lengths.APART, null, new Criticality(1, 0, 0, 0)), i).priority)
          .isEqualTo(9);
      assertThat(drawn(spec(Lengths.APART, null, new Criticality(0, 1, 0, 0)), i).priority)
          .isEqualTo(6);
      assertThat(drawn(spec(Lengths.APART, null, new Criticality(0, 0, 0, 1)), i).priority)
          .isZero();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Criticality(0.5, 0.2, 0, 0))
        .withMessageContaining("must add up to 1");
  }

  /** What is above 1 counts as 1, and what comes back is as difficult as it was. */
  @Test
  void difficulty_isOfTheMatter() {
    Request request = drawn(spec(Lengths.APART, new Empirical(new double[] {0.2, 3}), null), 7);
    double difficulty = request.difficulty();
    assertThat(difficulty).isIn(0.2, 1.0);

    request.key = RandomKey.derive(1, 1);

    assertThat(request.difficulty()).isEqualTo(difficulty);
    assertThat(new Quality(0.9, 0.4).forMatter(request))
        .isCloseTo(difficulty == 1 ? 0.4 : 0.8, within(1e-12));
  }
}
