package dev.stampede.reports.live;

import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a run has come, and what is known of each architecture.
 *
 * @param words how much is known, and how well
 * @param goesOn whether more comes
 */
public record Progress(List<Chip> chips, String words, boolean goesOn) {

  private static final int LONGEST_NAME = 32;

  /** Copies the list. */
  public Progress {
    chips = List.copyOf(chips);
  }

  /**
   * What is known of an architecture.
   *
   * @param note how many objectives it keeps, or that nothing is known
   */
  public record Chip(String name, String note, Tone tone) {}

  /**
   * Returns what is known.
   *
   * @param summary of those architectures that were run
   * @param architectures all of them, in the scenario's order
   */
  public static Progress of(
      Summary summary, List<String> architectures, String words, boolean goesOn) {
    List<Promise> promises = Promise.of(summary);
    List<Chip> chips = new ArrayList<>();
    for (String name : architectures) {
      String shown = PlainText.of(name, LONGEST_NAME);
      Optional<Promise> promise =
          promises.stream().filter(p -> p.architecture().equals(name)).findFirst();
      boolean seen = summary.architectures().stream().anyMatch(a -> a.name().equals(name));
      chips.add(
          promise
              .map(p -> new Chip(shown, note(p), tone(p)))
              .orElse(new Chip(shown, seen ? "" : "to come", Tone.MUTED)));
    }
    return new Progress(chips, words, goesOn);
  }

  /** Returns that nothing is known yet. */
  public static Progress waiting(String words) {
    return new Progress(List.of(), words, true);
  }

  private static String note(Promise promise) {
    return "%d of %d".formatted(promise.count(Verdict.MET), promise.results().size());
  }

  private static Tone tone(Promise promise) {
    boolean failed = promise.count(Verdict.FAILED) > 0;
    return promise.isKept() ? Tone.GOOD : failed ? Tone.BAD : Tone.UNSURE;
  }
}
