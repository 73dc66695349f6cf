package dev.stampede.models.arrival.pattern;

import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.check.Require;
import java.util.List;

/**
 * A Markov-modulated Poisson process (W. Fischer, K. Meier-Hellstern, "The Markov-modulated Poisson
 * process cookbook", Performance Evaluation 18, 1993): calm and busy states that follow each other
 * and last for exponential times. What counts is how much busier one is than another: the mean
 * stays at the rate.
 *
 * @param states in the order in which they follow each other, the first after the last; at least 2
 */
public record Mmpp(List<State> states) implements Pattern {

  /**
   * A state.
   *
   * @param times the rate in it, relative to that in the others, at least 0
   * @param meanSeconds how long it lasts on average, positive
   */
  public record State(double times, double meanSeconds) {
    /** Rejects numbers out of range. */
    public State {
      Require.atLeast("times", times, 0.0);
      Require.positive("lasts", meanSeconds);
    }
  }

  /** Rejects a single state, and states in none of which anything comes. */
  public Mmpp {
    states = List.copyOf(states);
    Require.that(states.size() >= 2, "states", states.size(), "be at least two");
    Require.that(
        states.stream().anyMatch(state -> state.times > 0),
        "times",
        0,
        "be above 0 in one state at least");
  }

  @Override
  public ArrivalProcess open(RateCurve rate, Chance chance) {
    return new MmppArrivals(this, rate, chance);
  }

  /** Mean length of a round of all states, in seconds. */
  double roundSeconds() {
    return states.stream().mapToDouble(State::meanSeconds).sum();
  }

  /** What the rate in a state is divided by, so that the mean is the rate. */
  double meanTimes() {
    return states.stream().mapToDouble(state -> state.times * state.meanSeconds).sum()
        / roundSeconds();
  }
}
