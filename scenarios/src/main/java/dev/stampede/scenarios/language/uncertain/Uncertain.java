package dev.stampede.scenarios.language.uncertain;

import dev.stampede.experiments.uncertain.UncertainInput;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An input that is not known exactly, and where the scenario says so.
 *
 * @param at the path, for what is wrong with it
 */
public record Uncertain(UncertainInput input, ValueReader at) {

  /**
   * Tries some of the values that it may have; the first that the scenario does not take is an
   * error.
   *
   * @param reading what is wrong with the scenario with a setting
   */
  public void check(Function<String, List<Problem>> reading) {
    for (String value : input.law().examples()) {
      Optional<Problem> problem =
          reading.apply(input.setting(value)).stream()
              .filter(found -> found.severity() == Severity.ERROR)
              .findFirst();
      if (problem.isPresent()) {
        at.error(
            "%s cannot be %s: %s".formatted(input.path(), value, problem.get().message()),
            problem.get().help());
        return;
      }
    }
  }
}
