package dev.stampede.reports.capacity;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.page.VerdictCell;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.capacity.CapacityAnswer.Finding;
import dev.stampede.reports.result.capacity.CapacityAnswer.Ideal;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.Tried;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a search for how much is enough says. */
public final class CapacityAccount {

  private static final int LONGEST_NAME = 40;

  private final CapacityAnswer answer;
  private final Wanted wanted;

  private CapacityAccount(CapacityAnswer answer) {
    this.answer = answer;
    this.wanted = Wanted.of(answer.largest());
  }

  /** Returns the account of an answer. */
  public static Account of(CapacityAnswer answer) {
    return new CapacityAccount(answer).account();
  }

  private Account account() {
    return new Account(
        answer.name(),
        headline(),
        facts(),
        answer.partial() ? "It was interrupted: the range was not searched to its end." : "",
        List.of(
            new Section("answer", "Enough", enough()),
            new Section("tried", "Tried", List.of(new Block.Grid(tried(), true)))),
        answer.warnings());
  }

  private List<String> facts() {
    return List.of(
        Figures.counted(answer.tried().size(), "value") + " tried",
        "up to " + Figures.counted(answer.setup().replications(), "replication"),
        "seed %d".formatted(answer.setup().seed()),
        "%s trials in %s"
            .formatted(
                Figures.count(answer.setup().trials()),
                Figures.seconds(answer.setup().wallSeconds())));
  }

  private String headline() {
    String promises = PlainText.of(String.join(", ", answer.promises()));
    Optional<Finding> best =
        answer.findings().stream()
            .filter(finding -> finding.value().isPresent())
            .reduce((a, b) -> b.cheapest() ? b : a);
    if (best.isEmpty()) {
      return answer.verdict() == Verdict.INCONCLUSIVE
          ? "It is not known whether anything in the range keeps “%s”: give more replications."
              .formatted(promises)
          : "Nothing in the range keeps “%s”%s."
              .formatted(promises, best().map(", "::concat).orElse(""));
    }
    return "%s is the %s at which %s keeps “%s”%s."
        .formatted(
            settings(best.get()),
            wanted.adjective,
            PlainText.quoted(best.get().architecture(), LONGEST_NAME),
            promises,
            best.get().cost().isPresent() && best.get().cheapest() && answer.axes().size() > 1
                ? ", and the cheapest"
                : "");
  }

  /** The best that was reached, in words; empty where nothing was measured. */
  private Optional<String> best() {
    return answer.tried().stream()
        .flatMap(tried -> tried.result().architectures().stream())
        .flatMap(architecture -> architecture.figures().stream().limit(1))
        .reduce(
            (a, b) ->
                Metric.of(a.metric()).higherIsBetter() == b.value().mean() > a.value().mean()
                    ? b
                    : a)
        .map(
            figure ->
                "the best is %s %s"
                    .formatted(
                        Metric.of(figure.metric()).words(figure.useCase()),
                        Figures.value(figure.value().mean(), figure.unit())));
  }

  private String settings(Finding finding) {
    List<String> values = new ArrayList<>(finding.others());
    values.add(finding.value().orElse(""));
    return IntStream.range(0, values.size())
        .mapToObj(i -> answer.axes().get(i).path() + " = " + values.get(i))
        .map(PlainText::of)
        .collect(Collectors.joining(", "));
  }

  private List<Block> enough() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Grid(findings(), true));
    blocks.add(new Block.Sentences(List.of(wanted.how())));
    if (answer.findings().stream().anyMatch(finding -> finding.ideal().isPresent())) {
      blocks.add(new Block.Grid(ideals(), true));
      blocks.add(new Block.Sentences(List.of(wanted.why())));
    }
    return blocks;
  }

  private Table findings() {
    List<String> header = new ArrayList<>(List.of("Architecture"));
    answer.axes().forEach(axis -> header.add(axis.path()));
    header.add("Not known to be enough");
    header.add("Cost of a run");
    return new Table(
        wanted.caption,
        header,
        List.of(new Group("", answer.findings().stream().map(this::row).toList())));
  }

  private Row row(Finding finding) {
    List<Cell> cells =
        new ArrayList<>(finding.others().stream().map(PlainText::of).map(Cell::of).toList());
    cells.add(
        finding
            .value()
            .map(value -> new Cell("met", PlainText.of(value), "", Tone.GOOD))
            .orElse(new Cell("failed", "none in the range", "", Tone.BAD)));
    cells.add(
        finding
            .beyond()
            .map(
                beyond ->
                    Cell.of("%s (%s)".formatted(PlainText.of(beyond.value()), beyond.verdict())))
            .orElse(Cell.of("the range ends here")));
    cells.add(
        finding
            .cost()
            .map(
                cost ->
                    new Cell(
                        finding.cheapest() ? "cheapest" : "",
                        cost(finding),
                        "",
                        finding.cheapest() ? Tone.GOOD : Tone.PLAIN))
            .orElse(Cell.NONE));
    return new Row(finding.architecture(), cells);
  }

  private Table ideals() {
    List<String> header = new ArrayList<>(List.of("Architecture"));
    answer.axes().stream().limit(answer.axes().size() - 1L).map(Axis::path).forEach(header::add);
    header.add(wanted.bound);
    header.add("Ideal autoscaler, on average");
    header.add("at the peak");
    List<Row> rows =
        answer.findings().stream()
            .flatMap(finding -> finding.ideal().stream().map(ideal -> row(finding, ideal)))
            .toList();
    return new Table(
        "What no system can beat: "
            + PlainText.of(answer.axes().get(answer.axes().size() - 1).path()),
        header,
        List.of(new Group("", rows)));
  }

  private Row row(Finding finding, Ideal ideal) {
    List<Cell> cells =
        new ArrayList<>(finding.others().stream().map(PlainText::of).map(Cell::of).toList());
    cells.add(Cell.of(ideal.value().map(PlainText::of).orElse(wanted.boundOutside())));
    cells.add(needed(ideal.mean()));
    cells.add(needed(ideal.peak()));
    return new Row(finding.architecture(), cells);
  }

  private Cell needed(Optional<Double> much) {
    List<String> values = answer.axes().get(answer.axes().size() - 1).values();
    String unit = PlainText.of(Axis.unit(values.get(0)));
    return much.map(of -> Cell.of(Figures.number(of) + unit)).orElse(Cell.NONE);
  }

  private String cost(Finding finding) {
    String currency =
        answer.tried().stream()
            .flatMap(tried -> tried.result().architectures().stream())
            .flatMap(architecture -> architecture.figure("cost.total", "").stream())
            .map(Figure::unit)
            .findFirst()
            .orElse("");
    return finding.cost().map(cost -> Figures.value(cost, currency)).orElse("");
  }

  private Table tried() {
    List<String> names =
        answer.tried().stream()
            .flatMap(tried -> tried.result().architectures().stream())
            .map(OfArchitecture::name)
            .distinct()
            .toList();
    List<String> header =
        new ArrayList<>(
            List.of(answer.axes().stream().map(Axis::path).collect(Collectors.joining(", "))));
    header.add("Replications");
    header.addAll(names);
    return new Table(
        "Whether all objectives are kept, and the first promised figure",
        header,
        List.of(new Group("", answer.tried().stream().map(tried -> row(tried, names)).toList())));
  }

  private static Row row(Tried tried, List<String> names) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(Figures.count(tried.replications()))));
    for (String name : names) {
      cells.add(
          VerdictCell.of(
              tried.result().architecture(name),
              figure -> Figures.value(figure.value(), figure.unit())));
    }
    return new Row(String.join(", ", tried.values()), cells);
  }
}
