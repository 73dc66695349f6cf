package dev.stampede.scenarios.tipping;

import dev.stampede.experiments.tipping.Shedding;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.language.Written;
import dev.stampede.scenarios.vary.AxisText;
import dev.stampede.scenarios.vary.Size;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The load of a scenario: how it is varied, and how some of it is shed. */
public final class LoadText {

  private static final int PARTS = 4;
  private static final int MOST_PARTS = 6;
  private static final Pattern USE_CASE = Pattern.compile("demand\\.([^.]+)\\..*");

  private LoadText() {}

  /**
   * Reads what is varied: {@code PATH} or {@code PATH=VALUES}. Without values they are a quarter of
   * what the scenario says, two quarters, and so on up to one and a half times as much.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static Axis read(String text, Written scenario) {
    if (text.indexOf('=') >= 0) {
      return AxisText.read(text);
    }
    return scenario
        .text(text)
        .flatMap(Size::of)
        .map(size -> new Axis(text, size.parts(0, PARTS, 1, MOST_PARTS)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the scenario says no number at '%s', so give a range: %s=FROM..TO:STEP"
                        .formatted(text, text)));
  }

  /**
   * Returns the load of the first of our use cases that says how much it is; empty if none does.
   */
  public static Optional<Axis> usual(TrialSpec trial, Written scenario) {
    return trial.useCases().stream()
        .filter(UseCaseSpec::isOurs)
        .map(UseCaseSpec::name)
        .flatMap(
            name ->
                Stream.of(
                    "demand.%s.arrivals.rate".formatted(name), "demand.%s.people".formatted(name)))
        .filter(path -> scenario.text(path).isPresent())
        .findFirst()
        .map(path -> read(path, scenario));
  }

  /**
   * Returns how load is shed of the use case that a path is about: by a lull, a surge below 1x;
   * empty where its arrivals take none, as those of a trace.
   */
  public static Optional<Shedding> shedding(String path, Written scenario) {
    Matcher useCase = USE_CASE.matcher(path);
    if (!useCase.matches()) {
      return Optional.empty();
    }
    String arrivals = "demand.%s.arrivals".formatted(useCase.group(1));
    boolean follows =
        scenario.at(arrivals).isPresent()
            && scenario.at(arrivals + ".trace").isEmpty()
            && scenario.at(arrivals + ".client_table").isEmpty();
    return follows
        ? Optional.of(new Lull(useCase.group(1), scenario.items(arrivals + ".surges")))
        : Optional.empty();
  }
}
