package dev.stampede.reports.uncertain;

import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Choice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Influence;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Measure;
import dev.stampede.reports.result.uncertain.UncertainAnswer.OfChoice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Promise;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Regret;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Spread;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of choices in worlds that may be.
 *
 * @param answer of which they are
 */
record UncertainTables(UncertainAnswer answer) {

  /** What is not known, and where the drawn values lie. */
  Table inputs() {
    return new Table(
        "What is not known exactly",
        List.of("Value", "as the file has it"),
        List.of(
            new Group(
                "",
                answer.inputs().stream()
                    .map(
                        input ->
                            new Row(input.path(), List.of(Cell.of(PlainText.of(input.said())))))
                    .toList())));
  }

  /** In how many worlds each choice keeps what is promised. */
  Table promises() {
    List<String> objectives =
        answer.choices().stream()
            .flatMap(choice -> choice.promises().stream())
            .map(Promise::objective)
            .distinct()
            .toList();
    return new Table(
        "Worlds in which it is kept, and the share of all that could be drawn",
        Stream.concat(
                Stream.of("Choice"),
                objectives.stream()
                    .map(objective -> objective.isEmpty() ? "all objectives" : objective))
            .toList(),
        List.of(
            new Group(
                "",
                answer.choices().stream()
                    .filter(choice -> !choice.promises().isEmpty())
                    .map(
                        choice ->
                            new Row(
                                name(choice),
                                objectives.stream().map(each -> kept(choice, each)).toList()))
                    .toList())));
  }

  private static String name(Choice choice) {
    return choice.bound() ? choice.name() + ", a bound" : choice.name();
  }

  private static Cell kept(Choice choice, String objective) {
    return choice.promises().stream()
        .filter(promise -> promise.objective().equals(objective))
        .map(UncertainTables::kept)
        .findFirst()
        .orElse(Cell.NONE);
  }

  private static Cell kept(Promise promise) {
    int all = promise.kept() + promise.broken() + promise.open();
    Tone tone = promise.kept() == all ? Tone.GOOD : promise.kept() == 0 ? Tone.BAD : Tone.PLAIN;
    return new Cell(
        "",
        promise.open() == 0
            ? "%d of %d".formatted(promise.kept(), all)
            : "%d of %d, %d open".formatted(promise.kept(), all, promise.open()),
        ends(promise.share().ci95().get(0), promise.share().ci95().get(1)),
        tone);
  }

  static String ends(Double low, Double high) {
    return "%d to %d %%".formatted((int) Math.floor(low * 100), (int) Math.ceil(high * 100));
  }

  /** What a figure comes to over all worlds, and how much worse than the best choice it is. */
  Table figure(Measure measure) {
    return new Table(
        Metric.of(measure.metric()).words(measure.useCase())
            + " over worlds; regret is how much worse it is than the best choice of each world",
        List.of(
            "Choice",
            "median",
            "5 % below",
            "95 % below",
            "mean regret",
            "worst",
            "best in worlds"),
        List.of(
            new Group(
                Metric.of(measure.metric()).words(measure.useCase()),
                measure.choices().stream().map(of -> row(of, measure)).toList())));
  }

  private Row row(OfChoice of, Measure measure) {
    Spread spread = of.spread();
    Regret regret = of.regret();
    List<Cell> cells = new ArrayList<>();
    if (spread == null) {
      cells.addAll(List.of(Cell.NONE, Cell.NONE, Cell.NONE));
    } else {
      Stream.of(spread.median(), spread.low(), spread.high())
          .map(value -> Cell.of(Figures.value(value.mean(), measure.unit())))
          .forEach(cells::add);
    }
    if (regret == null) {
      cells.addAll(List.of(Cell.NONE, Cell.NONE, Cell.NONE));
    } else {
      cells.add(Cell.of(behind(regret.mean().mean(), measure)));
      cells.add(Cell.of(behind(regret.worst(), measure)));
      cells.add(Cell.of("%d of %d".formatted(regret.best(), measure.compared())));
    }
    return new Row(of.name(), cells);
  }

  /** A regret in words: of shares in points. */
  static String behind(double regret, Measure measure) {
    return measure.unit().equals("share") && Double.isFinite(regret)
        ? Figures.points(regret)
        : Figures.value(regret, measure.unit());
  }

  /** How much of a figure's variance each input explains. */
  Table influences(Measure measure) {
    List<OfChoice> told =
        measure.choices().stream().filter(of -> !of.influences().isEmpty()).toList();
    return new Table(
        Metric.of(measure.metric()).words(measure.useCase())
            + ": the share of its variance over worlds that each value explains by itself",
        Stream.concat(Stream.of("Value"), told.stream().map(OfChoice::name)).toList(),
        List.of(
            new Group(
                Metric.of(measure.metric()).words(measure.useCase()),
                answer.inputs().stream()
                    .filter(input -> !told.isEmpty())
                    .map(
                        input ->
                            new Row(
                                input.path(),
                                told.stream().map(of -> influence(of, input.path())).toList()))
                    .toList())));
  }

  private static Cell influence(OfChoice of, String path) {
    return of.influences().stream()
        .filter(influence -> influence.path().equals(path))
        .map(influence -> Cell.of(percent(influence), within(influence)))
        .findFirst()
        .orElse(Cell.NONE);
  }

  static String percent(Influence influence) {
    return "%d %%".formatted(Math.round(influence.share().mean() * 100));
  }

  static String within(Influence influence) {
    return ends(influence.share().ci95().get(0), influence.share().ci95().get(1));
  }
}
