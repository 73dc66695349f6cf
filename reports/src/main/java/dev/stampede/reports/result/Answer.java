package dev.stampede.reports.result;

import dev.stampede.reports.result.ObjectiveResult.Verdict;

/**
 * What a question came to: all that reports are made from, and nothing of how it was found. Each
 * kind of question has a kind of answer; whoever adds one adds its reports to the list of formats.
 */
public interface Answer {

  /** The name of what was asked, as its author gave it. */
  String name();

  /** Whether it was interrupted, so that less is in it than was asked for. */
  boolean partial();

  /**
   * What the promises that decide come to: failed if one failed, inconclusive if one is and none
   * failed, met otherwise, also where nothing was promised.
   */
  Verdict verdict();

  /** Returns the same without figures of each replication, from which nothing is drawn. */
  default Answer withoutReplications() {
    return this;
  }
}
