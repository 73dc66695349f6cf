package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Review;
import dev.stampede.scenarios.review.Subject;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole scenario under test, named {@code scenario.yaml}, with what came of reading and judging
 * it.
 */
public final class Reading {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private final Problems problems = new Problems();
  private final @Nullable Scenario scenario;

  Reading(String text, Path directory, String... settings) {
    Effective effective = Effective.root();
    Source source = Source.of("scenario.yaml", text);
    Blueprint read =
        ScenarioReader.blueprint(source, List.of(settings), directory, TODAY, problems, effective);
    scenario = read == null ? null : warned(read, effective);
  }

  private Scenario warned(Blueprint read, Effective effective) {
    Subject subject = new Subject(read.scenario().trial(), effective, read.load());
    return Review.forWarnings().judge(read.scenario(), subject, problems);
  }

  public static Reading of(String text) {
    return new Reading(text, Path.of(""));
  }

  /** Returns a scenario whose files lie in a folder. */
  public static Reading in(Path directory, String text) {
    return new Reading(text, directory);
  }

  /** Returns a small scenario of an hour without errors, with a line more. */
  public static String smallWith(String more) {
    return """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/s}}}
        providers: {north: {engine: {servers: 9, service: 1s}}}
        architectures: {single: {ladder: [north]}}
        %s
        """
        .formatted(more);
  }

  /** Returns the scenario, which must be without errors. */
  public Scenario scenario() {
    if (scenario == null) {
      throw new AssertionError("not readable:\n" + problems.render());
    }
    return scenario;
  }

  public String rendered() {
    return problems.render();
  }

  public boolean isAccepted() {
    return scenario != null;
  }

  /** Asserts that exactly this is wrong; nothing if there are no lines. */
  public void complains(String... lines) {
    assertThat(problems.render())
        .isEqualTo(lines.length == 0 ? "" : String.join("\n", lines) + "\n");
  }
}
