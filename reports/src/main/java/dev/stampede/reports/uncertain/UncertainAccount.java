package dev.stampede.reports.uncertain;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.chart.effect.InfluenceChart;
import dev.stampede.reports.chart.effect.RegretChart;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Choice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Measure;
import dev.stampede.reports.result.uncertain.UncertainAnswer.OfChoice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Promise;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Regret;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What choices in worlds that may be say. */
public final class UncertainAccount {

  private static final int LONGEST_NAME = 60;
  private static final String COST = "cost.total";

  private static final String REGRET =
      "Regret is how much worse a choice is than the best one of the same world, on the same random"
          + " numbers. The best of several is by chance better than it is, so regret is told rather"
          + " too large, the more so the fewer replications.";

  private static final String MATTERS =
      "Shares of the variance over worlds that a value explains by itself (Sobol's first-order"
          + " index), with 95 % intervals. What is left is what several values do together, and"
          + " chance.";

  private final UncertainAnswer answer;
  private final UncertainTables tables;

  private UncertainAccount(UncertainAnswer answer) {
    this.answer = answer;
    this.tables = new UncertainTables(answer);
  }

  /** Returns the account of an answer. */
  public static Account of(UncertainAnswer answer) {
    return new UncertainAccount(answer).account();
  }

  private Account account() {
    return new Account(
        answer.name(),
        headline(),
        facts(),
        answer.partial()
            ? "It was interrupted: %d of %d worlds are known. --resume goes on with it."
                .formatted(answer.worlds().size(), answer.planned())
            : "",
        List.of(
            new Section("promises", "Worlds", List.of(new Block.Grid(tables.promises(), true))),
            new Section("regret", "What it comes to", figures()),
            new Section("matters", "What matters", influences()),
            new Section(
                "inputs", "What is not known", List.of(new Block.Grid(tables.inputs(), true)))),
        answer.warnings());
  }

  private List<String> facts() {
    return List.of(
        Figures.counted(answer.worlds().size(), "world"),
        Figures.counted(answer.setup().replications(), "replication") + " of each",
        "seed %d".formatted(answer.setup().seed()),
        "%s trials, %s events in %s"
            .formatted(
                Figures.count(answer.setup().trials()),
                Figures.count(answer.setup().events()),
                Figures.seconds(answer.setup().wallSeconds())));
  }

  private List<Block> figures() {
    List<Block> blocks = new ArrayList<>();
    RegretChart.of(answer.measures()).forEach(chart -> blocks.add(new Block.Drawing(chart)));
    for (Measure measure : answer.measures()) {
      blocks.add(new Block.Grid(tables.figure(measure), isTold(measure)));
    }
    blocks.add(new Block.Sentences(List.of(REGRET)));
    return blocks;
  }

  private List<Block> influences() {
    List<Block> blocks = new ArrayList<>();
    InfluenceChart.of(answer.measures()).forEach(chart -> blocks.add(new Block.Drawing(chart)));
    for (Measure measure : answer.measures()) {
      blocks.add(new Block.Grid(tables.influences(measure), isTold(measure)));
    }
    boolean told =
        answer.measures().stream()
            .flatMap(measure -> measure.choices().stream())
            .anyMatch(of -> !of.influences().isEmpty());
    blocks.add(
        new Block.Sentences(
            List.of(
                told
                    ? MATTERS
                    : "What matters cannot be told of fewer than 30 worlds, of a figure that is the"
                        + " same in all, or of one that is infinite in some.")));
    return blocks;
  }

  /** The terminal shows what is promised, what was asked for, and what all of it costs. */
  private boolean isTold(Measure measure) {
    return measure.promised()
        || measure.equals(answer.measures().get(0))
        || measure.metric().equals(COST);
  }

  private String headline() {
    return answer.measures().isEmpty() ? kept() : kept() + " " + regret(answer.measures().get(0));
  }

  /** Who keeps all that is promised in most worlds. */
  private String kept() {
    Optional<Choice> most =
        answer.choices().stream()
            .filter(choice -> !choice.bound() && !choice.promises().isEmpty())
            .max(Comparator.comparingInt(choice -> choice.promises().get(0).kept()));
    if (most.isEmpty()) {
      return "The scenario promises nothing that could be kept.";
    }
    Promise all = most.get().promises().get(0);
    return all.kept() == 0
        ? "No choice keeps all objectives in any of %d worlds.".formatted(answer.worlds().size())
        : "%s keeps all objectives in %d of %d worlds (%s of all that may be drawn)."
            .formatted(
                PlainText.quoted(most.get().name(), LONGEST_NAME),
                all.kept(),
                answer.worlds().size(),
                UncertainTables.ends(all.share().ci95().get(0), all.share().ci95().get(1)));
  }

  private static String regret(Measure measure) {
    String metric = Metric.of(measure.metric()).words(measure.useCase());
    Optional<OfChoice> least = measure.leastMean();
    Regret regret = least.map(OfChoice::regret).orElse(null);
    if (least.isEmpty() || regret == null || measure.choices().size() < 2) {
      return "";
    }
    if (regret.best() == measure.compared()) {
      return "None is better in %s than %s in any world."
          .formatted(metric, PlainText.quoted(least.get().name(), LONGEST_NAME));
    }
    String told =
        "%s has the least regret in %s: %s on average, %s at worst."
            .formatted(
                PlainText.quoted(least.get().name(), LONGEST_NAME),
                metric,
                UncertainTables.behind(regret.mean().mean(), measure),
                UncertainTables.behind(regret.worst(), measure));
    String others =
        measure.couldBeLeast().stream()
            .filter(name -> !name.equals(least.get().name()))
            .map(name -> PlainText.quoted(name, LONGEST_NAME))
            .collect(Collectors.joining(", "));
    String worst = measure.leastWorst();
    String chance = others.isEmpty() ? "" : " So could, as far as is known, %s.".formatted(others);
    return worst == null || worst.equals(least.get().name())
        ? told + chance
        : told
            + chance
            + " The worst is the smallest with %s."
                .formatted(PlainText.quoted(worst, LONGEST_NAME));
  }
}
