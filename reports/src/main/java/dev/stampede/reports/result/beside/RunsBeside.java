package dev.stampede.reports.result.beside;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What several earlier runs found, side by side: nothing is simulated, and nothing is concluded
 * from differences, since nobody knows whether their random numbers were the same.
 *
 * @param runs in the order in which they were named
 */
public record RunsBeside(List<Run> runs) implements Answer {

  /** Copies the list. */
  public RunsBeside {
    runs = List.copyOf(runs);
  }

  /**
   * A run.
   *
   * @param label by which reports call it, unique among them
   * @param folder where its results lie, as it was named
   */
  public record Run(String label, String folder, Experiment experiment) {}

  @Override
  public String name() {
    return runs.stream().map(Run::label).collect(Collectors.joining(", "));
  }

  @Override
  public boolean partial() {
    return runs.stream().anyMatch(run -> run.experiment().partial());
  }

  @Override
  public Verdict verdict() {
    return Verdict.ofAll(
        runs.stream().map(run -> run.experiment().verdict()).collect(Collectors.toSet()));
  }
}
