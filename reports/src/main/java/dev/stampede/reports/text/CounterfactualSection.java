package dev.stampede.reports.text;

import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Counterfactual.BudgetSpent;
import dev.stampede.reports.result.Counterfactual.Difference;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.Loss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What each fault cost, as what would have been without it. */
final class CounterfactualSection {

  private static final String TITLE = "COUNTERFACTUAL";

  /** So many error budgets are not told as a share. */
  private static final double MANY = 2;

  private static final String INDENT = "  ";

  private CounterfactualSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    return summary
        .counterfactual()
        .map(asked -> lines(summary, asked, width, colour))
        .orElse(List.of());
  }

  private static List<String> lines(
      Summary summary, Counterfactual counterfactual, int width, boolean colour) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + (colour ? Ink.BOLD.on(TITLE) : TITLE));
    for (UseCaseLosses losses : counterfactual.losses()) {
      if (!summary.isBackground(losses.useCase())) {
        String whose =
            Bounds.marked(summary, losses.architecture(), Headline.LONGEST_NAME)
                + " · "
                + PlainText.of(losses.whose(), Headline.LONGEST_NAME);
        for (String sentence : sentences(losses)) {
          lines.addAll(wrapped(whose + " · " + sentence, width));
        }
      }
    }
    String note = note(counterfactual);
    PlainText.wrap(note, width - INDENT.length())
        .forEach(line -> lines.add(INDENT + (colour ? Ink.FAINT.on(line) : line)));
    return lines;
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String before = INDENT;
    for (String line : PlainText.wrap(text, width - 2 * INDENT.length())) {
      lines.add(before + line);
      before = INDENT + INDENT;
    }
    return lines;
  }

  private static List<String> sentences(UseCaseLosses losses) {
    List<String> sentences = new ArrayList<>();
    for (FaultLoss fault : losses.faults()) {
      sentences.add("without %s: %s".formatted(name(fault), withoutIt(fault.loss(), "it spends")));
    }
    if (losses.faults().size() > 1) {
      sentences.add("without any: " + withoutIt(losses.total(), "they spend"));
      sentences.add("interaction: " + beyondTheSum(losses.interaction()));
    }
    return sentences;
  }

  private static String name(FaultLoss fault) {
    String name = PlainText.quoted(fault.fault(), Headline.LONGEST_NAME);
    return fault.byChance() ? "incidents of " + name : name;
  }

  /** What is told is the other way round than what is measured: with it less without it. */
  private static String withoutIt(Loss loss, String spends) {
    String clauses = clauses(loss, difference -> difference.difference().mean() < 0);
    List<String> budgets =
        loss.budgetSpent().stream()
            .filter(spent -> spent.share() > 0)
            .map(CounterfactualSection::budget)
            .toList();
    return budgets.isEmpty()
        ? clauses
        : "%s; %s %s".formatted(clauses, spends, String.join(" and ", budgets));
  }

  private static String budget(BudgetSpent spent) {
    return "%s the error budget of %s"
        .formatted(
            spent.share() < MANY
                ? Figures.share(spent.share()) + " of"
                : Figures.number(spent.share()) + " times",
            PlainText.quoted(spent.objective(), Headline.LONGEST_NAME));
  }

  private static String clauses(Loss loss, Predicate<Difference> more) {
    return String.join(
        ", ", loss.differences().stream().map(d -> clause(d, more.test(d))).toList());
  }

  private static String beyondTheSum(Loss interaction) {
    boolean nothing =
        interaction.differences().stream()
            .allMatch(d -> d.difference().mean() == 0 && d.difference().halfWidth() == 0);
    return nothing
        ? "none, their costs add up"
        : "together they cost, beyond their sum, "
            + clauses(interaction, difference -> difference.difference().mean() > 0);
  }

  private static String clause(Difference difference, boolean more) {
    Metric metric = Metric.of(difference.metric());
    String unit = difference.unit();
    Estimate size = difference.difference().magnitude();
    if (size.mean() == 0 && size.halfWidth() == 0) {
      return metric.words() + " the same";
    }
    String amount = Figures.difference(size, unit);
    if (Double.isNaN(size.mean())) {
      return metric.words() + " " + amount;
    }
    boolean counted = unit.isEmpty();
    String direction = more ? counted ? "more" : "higher" : counted ? "fewer" : "lower";
    return "%s %s %s".formatted(metric.words(), amount, direction);
  }

  private static String note(Counterfactual counterfactual) {
    boolean judged =
        counterfactual.losses().stream()
            .flatMap(losses -> losses.total().differences().stream())
            .anyMatch(difference -> difference.difference().hasInterval());
    return judged
        ? "(Per run, on the same random numbers, with 95 % confidence intervals.)"
        : "(Per run, on the same random numbers; too little was seen for confidence intervals.)";
  }
}
