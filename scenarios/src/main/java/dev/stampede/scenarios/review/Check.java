package dev.stampede.scenarios.review;

/** Looks for what one rule forbids. It keeps nothing, and decides by what the scenario says. */
public interface Check {

  /** Reports what it finds. */
  void check(Subject subject, Findings findings);
}
