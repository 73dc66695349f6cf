package dev.stampede.experiments.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.uncertain.UncertainInput.Law;
import dev.stampede.reports.result.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares of variance, of functions of which they are known. */
class FirstOrderTest {

  /** Indices of the Ishigami function with a = 7, b = .1 (Ishigami and Homma, ISUMA 1990). */
  private static final double[] OF_ISHIGAMI = {0.3139, 0.4424, 0};

  /** 4 a + 2 b + c of even inputs: variances are as 16, 4 and 1. */
  private static final double[] OF_A_LINE = {16 / 21.0, 4 / 21.0, 1 / 21.0};

  private static final Law EVEN =
      new Law() {
        @Override
        public String at(double u) {
          return Double.toString(u);
        }

        @Override
        public List<String> examples() {
          return List.of();
        }
      };

  private static double ishigami(double[] u) {
    double[] x = new double[3];
    for (int i = 0; i < 3; i++) {
      x[i] = Math.PI * (2 * u[i] - 1);
    }
    double wave = StrictMath.sin(x[1]);
    return StrictMath.sin(x[0]) * (1 + 0.1 * x[2] * x[2] * x[2] * x[2]) + 7 * wave * wave;
  }

  private static double line(double[] u) {
    return 4 * u[0] + 2 * u[1] + u[2];
  }

  /** The indices of three inputs of a function, of so many worlds. */
  private static List<Estimate> indices(
      ToDoubleFunction<double[]> function, int worlds, long seed) {
    Worlds drawn =
        Worlds.draw(
            List.of(
                new UncertainInput("x", "", EVEN),
                new UncertainInput("y", "", EVEN),
                new UncertainInput("z", "", EVEN)),
            worlds,
            seed);
    List<double[]> inputs =
        IntStream.range(0, 3).mapToObj(i -> drawn.quantiles(i, worlds)).toList();
    double[] outputs =
        IntStream.range(0, worlds)
            .mapToDouble(
                w ->
                    function.applyAsDouble(
                        inputs.stream().mapToDouble(column -> column[w]).toArray()))
            .toArray();
    return inputs.stream().map(input -> FirstOrder.of(input, outputs).orElseThrow()).toList();
  }

  /** The mean of many indices of 100 worlds is the truth, so they lean to neither side. */
  @Test
  void indicesAreThoseThatAreKnown() {
    double[] ishigami = new double[3];
    double[] line = new double[3];
    for (int seed = 0; seed < 200; seed++) {
      List<Estimate> ofIshigami = indices(FirstOrderTest::ishigami, 100, seed);
      List<Estimate> ofLine = indices(FirstOrderTest::line, 100, seed);
      for (int i = 0; i < 3; i++) {
        ishigami[i] += ofIshigami.get(i).mean() / 200;
        line[i] += ofLine.get(i).mean() / 200;
      }
    }
    assertThat(ishigami).containsExactly(OF_ISHIGAMI, within(0.05)); // none is told below 0
    assertThat(line).containsExactly(OF_A_LINE, within(0.02));
  }

  @Test
  void moreWorlds_tellMore() {
    List<Estimate> many = indices(FirstOrderTest::ishigami, 4_000, 2);

    for (int i = 0; i < 3; i++) {
      assertThat(many.get(i).mean()).isCloseTo(OF_ISHIGAMI[i], within(0.03));
      assertThat(many.get(i).halfWidth()).isLessThan(0.04);
    }
  }

  /** Of two values it is the variance between them: none is lost where it jumps. */
  @Test
  void inputOfFewValues_explainsAllThatIsItsOwn() {
    double[] inputs = IntStream.range(0, 60).mapToDouble(i -> i % 3).toArray();
    double[] outputs = IntStream.range(0, 60).mapToDouble(i -> i % 3 == 1 ? 5 : 2).toArray();
    double[] others = IntStream.range(0, 60).mapToDouble(i -> i % 2).toArray();

    assertThat(FirstOrder.of(inputs, outputs).orElseThrow().mean()).isCloseTo(1, within(1e-12));
    assertThat(FirstOrder.of(others, outputs).orElseThrow().mean()).isZero();
  }

  /** With as few worlds as people draw, intervals cover at least what they say. */
  @Test
  void intervalsOf100Worlds_cover() {
    int[] ishigami = new int[3];
    int[] line = new int[3];
    for (int seed = 0; seed < 200; seed++) {
      count(ishigami, indices(FirstOrderTest::ishigami, 100, seed), OF_ISHIGAMI);
      count(line, indices(FirstOrderTest::line, 100, seed), OF_A_LINE);
    }
    int least = 184; // 95 % less two standard errors
    assertThat(Arrays.stream(ishigami).min().orElseThrow()).isGreaterThanOrEqualTo(least);
    assertThat(Arrays.stream(line).min().orElseThrow()).isGreaterThanOrEqualTo(least);
  }

  private static void count(int[] covered, List<Estimate> indices, double[] truth) {
    for (int i = 0; i < 3; i++) {
      double low = Objects.requireNonNull(indices.get(i).ci95().get(0));
      double high = Objects.requireNonNull(indices.get(i).ci95().get(1));
      covered[i] += low <= truth[i] && truth[i] <= high ? 1 : 0;
    }
  }

  /** 1 where x is above .8: all of the variance is of x, and waves cannot follow. */
  @Test
  void jump_isToldALittleTooSmall() {
    List<Estimate> jump = indices(u -> u[0] > 0.8 ? 1 : 0, 100, 2);

    assertThat(jump.get(0).mean()).isBetween(0.9, 1.0);
    assertThat(jump.get(1).mean()).isLessThan(0.15);
    assertThat(indices(u -> u[0] > 0.8 ? 1 : 0, 1_000, 2).get(0).mean()).isGreaterThan(0.97);
  }

  /** x - .5 times y - .5: neither does anything alone. */
  @Test
  void whatOnlyTwoDoTogether_isOfNeither() {
    List<Estimate> product = indices(u -> (u[0] - 0.5) * (u[1] - 0.5), 2_000, 5);

    assertThat(product).allMatch(index -> index.mean() < 0.03);
  }

  @Test
  void indicesDoNotDependOnTheOrderOfWorlds() {
    double[] inputs = new RandomStreamsOf(40).values();
    double[] outputs = new double[40];
    double[] backInputs = new double[40];
    double[] backOutputs = new double[40];
    for (int i = 0; i < 40; i++) {
      outputs[i] = inputs[i] * inputs[i];
      backInputs[39 - i] = inputs[i];
      backOutputs[39 - i] = inputs[i] * inputs[i];
    }

    assertThat(FirstOrder.of(inputs, outputs).orElseThrow().mean())
        .isEqualTo(FirstOrder.of(backInputs, backOutputs).orElseThrow().mean());
  }

  private record RandomStreamsOf(int count) {
    double[] values() {
      var stream = new RandomStreams(1, 0).stream("test");
      return IntStream.range(0, count).mapToDouble(i -> stream.nextUniform()).toArray();
    }
  }

  @Test
  void whatCannotBeTold_isNotTold() {
    double[] inputs = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
    double[] same = new double[40];
    double[] never = inputs.clone();
    never[7] = Double.POSITIVE_INFINITY;

    assertThat(FirstOrder.of(inputs, same)).isEmpty();
    assertThat(FirstOrder.of(inputs, never)).isEmpty();
    assertThat(FirstOrder.of(new double[29], IntStream.range(0, 29).mapToDouble(i -> i).toArray()))
        .isEmpty();
  }
}
