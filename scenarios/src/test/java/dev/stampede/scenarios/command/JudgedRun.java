package dev.stampede.scenarios.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run of the command line came to.
 *
 * @param result its exit code and what it printed
 * @param summary what it wrote
 */
record JudgedRun(CommandLineFixture.Result result, Summary summary) {

  /** Runs a scenario. */
  static JudgedRun run(Path scenario, Path out, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("run", scenario, "--out", out));
    arguments.addAll(List.of(more));
    CommandLineFixture.Result result = CommandLineFixture.run(arguments.toArray());
    try {
      return new JudgedRun(result, SummaryJson.read(Files.readString(out.resolve("summary.json"))));
    } catch (IOException e) {
      throw new UncheckedIOException(result.err(), e);
    }
  }

  /**
   * Returns a file below {@code shared/cases}, which is no part of this repository and lies beside
   * it or above; skips the test where there is none.
   */
  static Path shared(String name) {
    Path found = Path.of("shared/cases", name).toAbsolutePath();
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/cases").resolve(name);
      found = Files.exists(file) ? file : found;
    }
    assumeThat(found).as("cases of misleading verdicts, shared beside this repository").exists();
    return found;
  }

  JudgedRun exitsWith(int code) {
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
    return this;
  }

  /** Asserts the verdicts of an architecture, in the order of the objectives. */
  JudgedRun judges(String architecture, Verdict... verdicts) {
    assertThat(of(architecture)).extracting(ObjectiveResult::verdict).containsExactly(verdicts);
    return this;
  }

  /** The objectives as they were judged for an architecture. */
  List<ObjectiveResult> of(String architecture) {
    return summary.objectives().stream()
        .filter(objective -> objective.architecture().equals(architecture))
        .toList();
  }

  /** The only use case of an architecture. */
  UseCaseSummary useCase(String architecture) {
    return summary.architectures().stream()
        .filter(found -> found.name().equals(architecture))
        .findFirst()
        .orElseThrow()
        .useCases()
        .get(0);
  }

  OutcomeCounts outcomes(String architecture) {
    return useCase(architecture).outcomes();
  }
}
