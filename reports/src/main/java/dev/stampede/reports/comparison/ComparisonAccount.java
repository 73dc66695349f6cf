package dev.stampede.reports.comparison;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.chart.effect.ForestChart;
import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Change;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Kept;
import dev.stampede.reports.result.comparison.Measure;
import dev.stampede.reports.result.comparison.Measure.Difference;
import dev.stampede.reports.result.comparison.Measure.Finding;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.VerdictScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a comparison says. */
public final class ComparisonAccount {

  private static final String HOW =
      "Every difference is paired, replication by replication, on the same random numbers. The"
          + " intervals of one figure hold together with 95 % confidence; what is called better or"
          + " worse is so at 5 % for all figures that are promised together, and for all others"
          + " together (Holm). “Could be best” are those that are not shown to be worse than"
          + " another one: the best is among them with 95 % confidence.";

  private final ComparisonAnswer answer;

  private ComparisonAccount(ComparisonAnswer answer) {
    this.answer = answer;
  }

  /** Returns the account of an answer. */
  public static Account of(ComparisonAnswer answer) {
    return new ComparisonAccount(answer).account();
  }

  private Account account() {
    return new Account(
        answer.name(),
        new ComparisonHeadline(answer).sentence(),
        facts(),
        answer.partial() ? "It was interrupted: fewer replications than were asked for." : "",
        List.of(
            new Section("stopping", "How many replications", stopping()),
            new Section("objectives", "Objectives", List.of(new Block.Grid(promises(), true))),
            new Section("differences", "Differences", differences()),
            new Section("best", "Could be best", List.of(new Block.Grid(bestOfAll(), true))),
            new Section("changes", "What differs", List.of(new Block.Grid(changes(), true))),
            new Section("contenders", "Contenders", List.of(new Block.Grid(contenders(), false)))),
        answer.warnings());
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add("%d contenders".formatted(answer.contenders().size()));
    facts.add("%s replications".formatted(Figures.count(answer.setup().replications())));
    facts.add("seed %d".formatted(answer.setup().seed()));
    facts.add(
        "%s simulated in %s"
            .formatted(
                Figures.seconds(answer.setup().durationSeconds()),
                Figures.seconds(answer.setup().wallSeconds())));
    pairing()
        .ifPresent(
            words -> facts.add("pairing saved a factor of %s in replications".formatted(words)));
    return facts;
  }

  private List<Block> stopping() {
    return answer.stopping().stream()
        .map(why -> VerdictScope.sentences(why, answer.setup().replications()))
        .map(Block.Sentences::new)
        .map(Block.class::cast)
        .toList();
  }

  /** The middle one of how much pairing saved. */
  private Optional<String> pairing() {
    List<Double> saved =
        answer.measures().stream()
            .flatMap(measure -> measure.differences().stream())
            .map(Difference::pairing)
            .filter(Objects::nonNull)
            .sorted(Comparator.naturalOrder())
            .toList();
    return saved.isEmpty()
        ? Optional.empty()
        : Optional.of(Figures.number(saved.get(saved.size() / 2)));
  }

  private Table promises() {
    List<Group> groups =
        answer.promises().stream()
            .map(
                promise ->
                    new Group(
                        promise.objective(),
                        promise.kept().stream()
                            .map(kept -> new Row(kept.contender(), List.of(cell(kept))))
                            .toList()))
            .toList();
    return new Table(
        "How the first scenario's objectives are kept", List.of("Contender", "Value"), groups);
  }

  private static Cell cell(Kept kept) {
    String note =
        switch (kept.standing()) {
          case AS_BEFORE -> "";
          case LOST -> "lost";
          case DOUBTFUL -> "may be lost";
          case WON -> "won";
        };
    return new Cell(kept.verdict().toString(), kept.value(), note, Tone.of(kept.verdict()));
  }

  /** A terminal shows what is promised, and what it costs; a page shows all. */
  private List<Block> differences() {
    List<Measure> promised = answer.measures().stream().filter(Measure::promised).toList();
    List<Measure> told = promised.isEmpty() ? answer.measures() : promised;
    List<Measure> others =
        answer.measures().stream().filter(measure -> !told.contains(measure)).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Grid(differences("Of what is promised", told), true));
    ForestChart.of(answer.measures()).forEach(chart -> blocks.add(new Block.Drawing(chart)));
    blocks.add(new Block.Grid(differences("Of what else was measured", others), false));
    blocks.add(new Block.Sentences(List.of(HOW)));
    return blocks;
  }

  private static Table differences(String caption, List<Measure> measures) {
    List<Group> groups =
        measures.stream()
            .map(
                measure ->
                    new Group(
                        name(measure),
                        measure.differences().stream()
                            .map(difference -> row(measure, difference))
                            .toList()))
            .toList();
    return new Table(
        caption + ": contender less baseline, with intervals that hold together",
        List.of("Contender", "Baseline", "Difference", "Shown", "Pairing"),
        groups);
  }

  private static Row row(Measure measure, Difference difference) {
    Double pairing = difference.pairing();
    return new Row(
        difference.contender(),
        List.of(
            Cell.of(PlainText.of(difference.baseline())),
            Cell.of(DifferenceWords.of(measure, difference)),
            finding(difference.finding()),
            pairing == null ? Cell.NONE : Cell.of("x " + Figures.number(pairing))));
  }

  private static Cell finding(Finding finding) {
    return switch (finding) {
      case BETTER -> new Cell("better", "better", "", Tone.GOOD);
      case WORSE -> new Cell("worse", "worse", "", Tone.BAD);
      case EQUIVALENT -> new Cell("", "equivalent", "", Tone.PLAIN);
      case OPEN -> new Cell("open", "not told apart", "", Tone.UNSURE);
    };
  }

  private Table bestOfAll() {
    boolean selected = answer.measures().stream().anyMatch(m -> m.selection().isPresent());
    List<Row> rows =
        answer.measures().stream()
            .map(
                measure ->
                    new Row(
                        name(measure),
                        selected
                            ? List.of(Cell.of(best(measure)), selection(measure))
                            : List.of(Cell.of(best(measure)))))
            .toList();
    return new Table(
        "Who is not shown to be worse than another",
        selected
            ? List.of("Figure", "Could be best", "To choose, if small differences do not matter")
            : List.of("Figure", "Could be best"),
        List.of(new Group("", rows)));
  }

  private static Cell selection(Measure measure) {
    return measure
        .selection()
        .map(
            selection ->
                selection.left().size() == 1
                    ? new Cell(
                        "better",
                        "%s: the best, or less than %s behind it (after %d replications)"
                            .formatted(
                                PlainText.of(selection.left().get(0)),
                                Figures.limit(selection.indifference(), measure.unit()),
                                selection.replications()),
                        "",
                        Tone.GOOD)
                    : new Cell(
                        "open",
                        "not decided between %d: give more replications"
                            .formatted(selection.left().size()),
                        "",
                        Tone.UNSURE))
        .orElse(Cell.NONE);
  }

  private String best(Measure measure) {
    long buildable = answer.contenders().stream().filter(c -> !c.bound()).count();
    return measure.couldBeBest().size() == buildable && buildable > 1
        ? "any of them"
        : PlainText.of(String.join(", ", measure.couldBeBest()));
  }

  private Table changes() {
    List<Row> rows =
        answer.changes().stream()
            .map(
                change ->
                    new Row(
                        change.path(),
                        List.of(said(change.before()), said(change.after()), scenario(change))))
            .toList();
    return new Table(
        "What further scenarios say otherwise than the first",
        List.of("Path", "First", "Other", "Scenario"),
        List.of(new Group("", rows)));
  }

  private static Cell scenario(Change change) {
    return Cell.of(PlainText.of(change.scenario()));
  }

  private static Cell said(String text) {
    return text.isEmpty() ? Cell.NONE : Cell.of(PlainText.of(text));
  }

  private Table contenders() {
    List<Row> rows =
        answer.contenders().stream()
            .map(
                contender ->
                    new Row(
                        contender.name(),
                        List.of(
                            Cell.of(PlainText.of(contender.source())),
                            Cell.of(PlainText.of(contender.baseline())),
                            Cell.of(contender.bound() ? "bound" : ""))))
            .toList();
    return new Table(
        "Who was compared",
        List.of("Contender", "File", "Baseline", ""),
        List.of(new Group("", rows)));
  }

  private static String name(Measure measure) {
    return Metric.of(measure.metric()).words(measure.useCase());
  }
}
