package dev.stampede.experiments.year;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.reports.result.year.YearAnswer.Promised;

/**
 * What does a year come to, and what can be promised of it?
 *
 * @param scenario that {@link ByTheClock#objections} has nothing against
 * @param years to draw, at least 2
 * @param quietWindows stretches without incidents to simulate, at least 2
 * @param promised what a promise must be kept by
 */
public record YearQuestion(Scenario scenario, int years, int quietWindows, Promised promised) {

  /** A year of 365 days. */
  public static final long YEAR_NANOS = 365 * 86_400_000_000_000L;

  /** Rejects too few years or quiet stretches for an interval, and shares that are none. */
  public YearQuestion {
    if (years < 2 || quietWindows < 2) {
      throw new IllegalArgumentException(
          "years (%d) and quiet stretches (%d) must be at least 2".formatted(years, quietWindows));
    }
    if (!(promised.share() > 0 && promised.share() < 1)
        || !(promised.confidence() >= 0.5 && promised.confidence() < 1)) {
      throw new IllegalArgumentException(
          "the share of the years (%s) must be above 0 and below 1, and the confidence (%s) at least 0.5 and below 1"
              .formatted(promised.share(), promised.confidence()));
    }
  }
}
