package dev.stampede.reports.chart;

import java.util.Optional;

/**
 * What a chart is about, which decides where a report shows it.
 *
 * @param useCase the one it is about; empty where it is about more than one
 */
public record Topic(Theme theme, Optional<String> useCase) {

  /** All that is ours, at a glance. */
  public static final Topic OVERVIEW = new Topic(Theme.OVERVIEW, Optional.empty());

  /** What architectures cost. */
  public static final Topic COST = new Topic(Theme.COST, Optional.empty());

  /** Who uses which platform. */
  public static final Topic PLATFORMS = new Topic(Theme.PLATFORMS, Optional.empty());

  /** What people in a closed loop were at. */
  public static final Topic PEOPLE = new Topic(Theme.PEOPLE, Optional.empty());

  /** What agents were at. */
  public static final Topic AGENTS = new Topic(Theme.AGENTS, Optional.empty());

  /** Where calls were refused or timed out. */
  public static final Topic PLACES = new Topic(Theme.PLACES, Optional.empty());

  /** What providers were asked, and what was inside them. */
  public static final Topic PROVIDERS = new Topic(Theme.PROVIDERS, Optional.empty());

  /** What several runs come to together. */
  public static final Topic RUNS = new Topic(Theme.RUNS, Optional.empty());

  /** A model fitted to measurements. */
  static final Topic FIT = new Topic(Theme.FIT, Optional.empty());

  /** What kind of question it answers. */
  public enum Theme {
    /** What came of the work of a use case. */
    WORK,
    /** What came of all work that is ours. */
    OVERVIEW,
    /** What architectures cost. */
    COST,
    /** Who uses which platform. */
    PLATFORMS,
    /** What people in a closed loop were at. */
    PEOPLE,
    /** What agents were at. */
    AGENTS,
    /** Where calls were refused or timed out. */
    PLACES,
    /** What providers were asked, and what was inside them. */
    PROVIDERS,
    /** What several runs come to together. */
    RUNS,
    /** How well a model describes what was measured. */
    FIT
  }

  /** Returns the work of a use case. */
  public static Topic ofWork(String useCase) {
    return new Topic(Theme.WORK, Optional.of(useCase));
  }
}
