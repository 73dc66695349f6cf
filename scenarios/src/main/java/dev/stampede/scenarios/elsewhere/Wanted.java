package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan whose trials are run elsewhere, and what decides their results besides it.
 *
 * @param scenarios SHA-256 of the scenario of each variant with all files that it names, in
 *     lower-case hexadecimal digits
 */
public record Wanted(Plan plan, List<String> scenarios) {

  /** Copies the list. */
  public Wanted {
    scenarios = List.copyOf(scenarios);
  }

  /** Returns a plan with scenarios as they are now. */
  static Wanted of(Plan plan, ScenarioLanguage language) {
    return new Wanted(
        plan,
        plan.variants().stream()
            .map(variant -> language.read(variant.scenario()).sha256())
            .toList());
  }

  /** Returns what the files of a scenario held, as in {@link #scenarios}. */
  String hashOf(ScenarioText scenario) {
    for (int v = 0; v < scenarios.size(); v++) {
      if (plan.variants().get(v).scenario().equals(scenario)) {
        return scenarios.get(v);
      }
    }
    throw new IllegalArgumentException("not of the plan: " + scenario.name());
  }

  /**
   * Returns the key of a chunk of the plan: chunks of the same key have the same results, whichever
   * plans they are of.
   */
  String key(Chunk chunk) {
    Chunk alone = chunk.alone();
    String hashes =
        alone.plan().variants().stream()
            .map(variant -> hashOf(variant.scenario()))
            .collect(Collectors.joining(" "));
    return SealedText.sha256(hashes + "\n" + alone.encode());
  }

  /** Returns it as text, which {@link #parse} reads. */
  String encode() {
    return scenarios.stream().collect(Collectors.joining(" ", "", "\n")) + plan.encode();
  }

  /** Reads what {@link #encode} has written; anything else is an illegal argument. */
  static Wanted parse(String text) {
    int end = text.indexOf('\n');
    return new Wanted(
        Plan.parse(text.substring(end + 1)), List.of(text.substring(0, end).split(" ", -1)));
  }
}
