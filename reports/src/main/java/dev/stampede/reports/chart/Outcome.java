package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.result.OutcomeCounts;
import java.util.Locale;

/** The classes of outcomes, best first: the order they are stacked in. */
public enum Outcome {
  /** Answered in time by the first choice, or as well as by it. */
  FULL(Ink.FULL, "answered in time by the first choice, or as well as by it"),
  /** Answered in time with less quality, but enough. */
  DEGRADED(Ink.DEGRADED, "answered in time, with less than full quality but enough"),
  /** Answered in time by a person. */
  HUMAN(Ink.HUMAN, "answered in time by a person"),
  /** Answered too late, or not yet. */
  LATE(Ink.LATE, "answered too late, or past its tolerance and still without an answer"),
  /** Not answered, or not well enough. */
  FAILED(Ink.FAILED, "not answered, or not well enough"),
  /** Given up by its owner. */
  ABANDONED(Ink.ABANDONED, "given up by its owner before an answer"),
  /** Still under way where the simulation ended. */
  UNFINISHED(
      Ink.UNFINISHED,
      "still under way when the drain was over: nobody knows. Figures leave it out, and verdicts"
          + " hold only if they are the same whatever becomes of it");

  private final Ink ink;
  private final String definition;

  Outcome(Ink ink, String definition) {
    this.ink = ink;
    this.definition = definition;
  }

  /** Returns the name, as it is written in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the colour it has wherever it is shown. */
  public Ink ink() {
    return ink;
  }

  /** Returns what it means, in words. */
  public String definition() {
    return definition;
  }

  /** Returns how much work ended so. */
  public long of(OutcomeCounts counts) {
    return switch (this) {
      case FULL -> counts.full();
      case DEGRADED -> counts.degraded();
      case HUMAN -> counts.human();
      case LATE -> counts.late();
      case FAILED -> counts.failed();
      case ABANDONED -> counts.abandoned();
      case UNFINISHED -> counts.unfinished();
    };
  }
}
