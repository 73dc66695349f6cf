package dev.stampede.reports.text;

import dev.stampede.reports.result.Summary;

/**
 * Totals over all replications, written as what one run makes of them: their mean. That is what
 * paired differences are about, too.
 *
 * @param replications that the totals are of; at least 1
 */
public record PerRun(int replications) {

  /** Returns what writes the totals of a summary. */
  public static PerRun of(Summary summary) {
    return new PerRun(Math.max(1, summary.scenario().replications()));
  }

  /** Writes a count: {@code 12,345}, and {@code 2.5} where the mean of few is not whole. */
  public String count(long total) {
    return Figures.number((double) total / replications);
  }

  /** Writes what each of some replicas has of a count. */
  public String ofEach(long total, int replicas) {
    return Figures.number((double) total / replications / replicas);
  }

  /** Says in a caption what the counts in it are: {@code per run (mean of 5 replications)}. */
  public String words() {
    return replications == 1
        ? "per run"
        : "per run (mean of %s replications)".formatted(Figures.count(replications));
  }
}
