package dev.stampede.experiments.splitting;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.SamplingError;
import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * Multilevel splitting with fixed effort (M. J. J. Garvels, "The splitting method in rare event
 * simulation", thesis, University of Twente, 2000): from the states in which a level was reached
 * the same number of tries is made to reach the next, and the probability is the product of the
 * shares that do. It has no bias, whatever the levels. What it may be off by is told by running all
 * of it several times, each with chance of its own. It is least off where each share is a fifth to
 * a half.
 *
 * @param tries at each level, at least 1
 * @param runs at least 2
 */
public record Splitting(int tries, int runs) {

  /** Rejects numbers out of range. */
  public Splitting {
    if (tries < 1 || runs < 2) {
      throw new IllegalArgumentException(
          "tries (%d) must be at least 1, and runs (%d) at least 2".formatted(tries, runs));
    }
  }

  /**
   * Estimates the probability of reaching the last level. Where no run has reached it, it is 0 with
   * no interval: nothing is known of it.
   *
   * @param seed of all chance
   */
  public <S> Estimate probability(Climb<S> climb, long seed) {
    double[] values = new double[runs];
    double sum = 0;
    for (int run = 0; run < runs; run++) {
      values[run] = run(climb, new RandomStreams(seed, run).stream("splitting"));
      sum += values[run];
    }
    double mean = sum / runs;
    if (mean == 0) {
      return Estimate.ofOne(0);
    }
    Interval interval =
        SamplingError.ofMean(values, Confidence.PLAIN).orElseThrow().around(mean).within(0, 1);
    return Estimate.of(mean, interval.low(), interval.high());
  }

  private <S> double run(Climb<S> climb, RandomStream chance) {
    List<S> states = List.of();
    double probability = 1;
    for (int level = 1; level <= climb.levels(); level++) {
      List<S> reached = new ArrayList<>();
      for (int i = 0; i < tries; i++) {
        S from = level == 1 ? climb.begin(chance) : states.get(pick(states.size(), chance));
        climb.reach(from, level, chance).ifPresent(reached::add);
      }
      if (reached.isEmpty()) {
        return 0;
      }
      probability *= (double) reached.size() / tries;
      states = reached;
    }
    return probability;
  }

  private static int pick(int count, RandomStream chance) {
    return (int) (count * chance.nextUniform());
  }
}
