package dev.stampede.experiments.uncertain;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Worlds that may be: in each, every uncertain input has one value. They are a Latin hypercube (M.
 * D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21, 1979): of every input, one value out of
 * each of as many equally likely parts of its law as there are worlds, and values of several inputs
 * stand together by chance.
 */
public final class Worlds {

  private final List<UncertainInput> inputs;

  /** For each input, its quantile in each world. */
  private final List<double[]> quantiles;

  private final int count;

  private Worlds(List<UncertainInput> inputs, List<double[]> quantiles, int count) {
    this.inputs = List.copyOf(inputs);
    this.quantiles = List.copyOf(quantiles);
    this.count = count;
  }

  /**
   * Draws worlds. What an input draws depends on its path, and not on what other inputs there are.
   *
   * @param inputs at least one
   * @param count at least 1
   * @param seed of their chance
   */
  public static Worlds draw(List<UncertainInput> inputs, int count, long seed) {
    if (inputs.isEmpty() || count < 1) {
      throw new IllegalArgumentException(
          "worlds (%d) must be at least 1, and of an input".formatted(count));
    }
    RandomStreams streams = new RandomStreams(seed, 0);
    return new Worlds(
        inputs,
        inputs.stream()
            .map(input -> column(count, streams.stream("world " + input.path())))
            .toList(),
        count);
  }

  /** A value in each part, in random order (R. Durstenfeld's shuffle, CACM 7, 1964). */
  private static double[] column(int count, RandomStream random) {
    double[] column = new double[count];
    for (int i = 0; i < count; i++) {
      double own = (i + random.nextUniform()) / count;
      int j = (int) (random.nextUniform() * (i + 1));
      column[i] = column[j];
      column[j] = own;
    }
    return column;
  }

  /** The inputs. */
  public List<UncertainInput> inputs() {
    return inputs;
  }

  /** How many worlds there are. */
  public int count() {
    return count;
  }

  /** Returns the quantiles of an input, in (0, 1), in the first so many worlds. */
  double[] quantiles(int input, int worlds) {
    double[] first = new double[worlds];
    System.arraycopy(quantiles.get(input), 0, first, 0, worlds);
    return first;
  }

  /** Returns the values of all inputs in a world, as settings have them. */
  public List<String> values(int world) {
    return IntStream.range(0, inputs.size())
        .mapToObj(i -> inputs.get(i).law().at(quantiles.get(i)[world]))
        .toList();
  }

  /** Returns the settings that make a world. */
  public List<String> settings(int world) {
    List<String> values = values(world);
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      settings.add(inputs.get(i).setting(values.get(i)));
    }
    return settings;
  }
}
