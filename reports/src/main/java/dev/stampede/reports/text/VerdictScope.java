package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;

/** Whom the verdict and the exit code are about, where that is not every architecture. */
public final class VerdictScope {

  private static final int MOST_NAMES = 4;

  private VerdictScope() {}

  /** Returns a sentence about the bounds and one about the gate, each only where there are any. */
  public static List<String> sentences(Summary summary) {
    List<String> sentences = new ArrayList<>();
    List<String> bounds =
        summary.architectures().stream()
            .filter(ArchitectureSummary::bound)
            .map(architecture -> PlainText.quoted(architecture.name(), Headline.LONGEST_NAME))
            .toList();
    if (!bounds.isEmpty()) {
      sentences.add(
          PlainText.listed(bounds, MOST_NAMES)
              + (bounds.size() == 1
                  ? " is a bound, not to be built: it is shown, and no verdict counts it."
                  : " are bounds, not to be built: they are shown, and no verdict counts them."));
    }
    summary
        .scenario()
        .gate()
        .map(gate -> PlainText.quoted(gate, Headline.LONGEST_NAME))
        .ifPresent(gate -> sentences.add("The exit code is decided by " + gate + " alone."));
    return sentences;
  }
}
