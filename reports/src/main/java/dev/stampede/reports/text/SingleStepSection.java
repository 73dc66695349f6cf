package dev.stampede.reports.text;

import dev.stampede.reports.result.SingleStep;
import dev.stampede.reports.result.SingleStep.Tried;
import dev.stampede.reports.result.SingleStep.UseCaseSteps;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which single step of operators ends it soonest, a sentence for each use case. */
public final class SingleStepSection {

  private static final String TITLE = "WHICH SINGLE STEP ENDS IT SOONEST";
  private static final String INDENT = "  ";

  /** More names than that are not told one by one. */
  private static final int MOST_TOLD = 3;

  private SingleStepSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    return summary
        .singleStep()
        .map(asked -> lines(summary, asked, width, colour))
        .orElse(List.of());
  }

  private static List<String> lines(Summary summary, SingleStep asked, int width, boolean colour) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + (colour ? Ink.BOLD.on(TITLE) : TITLE));
    for (UseCaseSteps useCase : asked.useCases()) {
      String before = INDENT;
      String text =
          "%s · %s · %s"
              .formatted(
                  Bounds.marked(summary, useCase.architecture(), Headline.LONGEST_NAME),
                  PlainText.of(useCase.useCase(), Headline.LONGEST_NAME),
                  sentence(useCase));
      for (String line : PlainText.wrap(text, width - 2 * INDENT.length())) {
        lines.add(before + line);
        before = INDENT + INDENT;
      }
    }
    PlainText.wrap("(" + note(summary) + ")", width - INDENT.length())
        .forEach(line -> lines.add(INDENT + (colour ? Ink.FAINT.on(line) : line)));
    return lines;
  }

  /** Says which it is, what comes of it, and what of waiting; ties are said to be ties. */
  public static String sentence(UseCaseSteps useCase) {
    Tried waiting = useCase.named(SingleStep.WAIT);
    if (useCase.soonest().isEmpty()) {
      return "nothing to end: it kept its level while operators waited";
    }
    if (useCase.isWaitingAsGood()) {
      return "no single step is shown to be better than to wait: " + figures(waiting);
    }
    Tried best = useCase.named(useCase.soonest().get(0));
    return useCase.soonest().size() == 1
        ? "%s ends it soonest: %s; to wait: %s"
            .formatted(name(best.step()), figures(best), figures(waiting))
        : "a tie of %s: %s with the first; to wait: %s"
            .formatted(names(useCase.soonest()), figures(best), figures(waiting));
  }

  private static String names(List<String> steps) {
    String told =
        steps.stream()
            .limit(MOST_TOLD)
            .map(SingleStepSection::name)
            .collect(Collectors.joining(", "));
    return steps.size() > MOST_TOLD
        ? "%s and %d more".formatted(told, steps.size() - MOST_TOLD)
        : told;
  }

  private static String name(String step) {
    return PlainText.quoted(step, Headline.LONGEST_NAME);
  }

  private static String figures(Tried tried) {
    return "tail %s, below its level for %s"
        .formatted(
            Figures.value(tried.tailSeconds(), "s"), Figures.value(tried.minutesBelow(), "min"));
  }

  /** What the sentences rest on. */
  public static String note(Summary summary) {
    return summary.scenario().replications() > 1
        ? "Each step alone, on the same random numbers; a tie is what paired 95 % intervals of tail and"
            + " time below cannot tell apart."
        : "Each step alone, on the same random numbers; in the only replication, which cannot tell a"
            + " difference from chance.";
  }
}
