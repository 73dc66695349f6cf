package dev.stampede.experiments.sweep;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Which values of several axes stand together in a point; empty where the file's own holds. */
public final class Combinations {

  private Combinations() {}

  /** Every value of each with every value of all others; the last axis turns fastest. */
  public static List<List<String>> grid(List<Axis> axes) {
    List<List<String>> points = List.of(List.of());
    for (Axis axis : axes) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> point : points) {
        for (String value : axis.values()) {
          List<String> next = new ArrayList<>(point);
          next.add(value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }

  /** How many points {@link #grid} has; at most {@link Integer#MAX_VALUE}. */
  public static long gridSize(List<Axis> axes) {
    long size = 1;
    for (Axis axis : axes) {
      size = Math.min(Integer.MAX_VALUE, size * axis.values().size());
    }
    return size;
  }

  /** The file as it is, then every value of each axis while all others are as in the file. */
  public static List<List<String>> oneAtATime(List<Axis> axes) {
    List<List<String>> points = new ArrayList<>();
    points.add(Collections.nCopies(axes.size(), ""));
    for (int a = 0; a < axes.size(); a++) {
      for (String value : axes.get(a).values()) {
        List<String> point = new ArrayList<>(Collections.nCopies(axes.size(), ""));
        point.set(a, value);
        points.add(point);
      }
    }
    return points;
  }

  /**
   * A Latin hypercube (M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21, 1979): the
   * values of every axis are spread evenly over the points, and stand together by chance.
   *
   * @param size how many points, at least 1
   * @param seed of that chance
   */
  public static List<List<String>> latin(List<Axis> axes, int size, long seed) {
    RandomStreams streams = new RandomStreams(seed, 0);
    List<List<String>> columns = new ArrayList<>();
    for (int a = 0; a < axes.size(); a++) {
      List<String> values = axes.get(a).values();
      List<String> column = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        column.add(values.get((int) ((long) i * values.size() / size)));
      }
      shuffle(column, streams.stream("latin hypercube " + a));
      columns.add(column);
    }
    return IntStream.range(0, size)
        .mapToObj(i -> columns.stream().map(column -> column.get(i)).toList())
        .toList();
  }

  /** R. A. Fisher and F. Yates's shuffle, in R. Durstenfeld's form. */
  private static void shuffle(List<String> values, RandomStream random) {
    for (int i = values.size() - 1; i > 0; i--) {
      int j = (int) (random.nextUniform() * (i + 1));
      Collections.swap(values, i, j);
    }
  }
}
