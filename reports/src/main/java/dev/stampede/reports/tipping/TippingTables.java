package dev.stampede.reports.tipping;

import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import dev.stampede.reports.result.tipping.TippingAnswer.Hysteresis;
import dev.stampede.reports.result.tipping.TippingAnswer.Kind;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.result.tipping.TippingAnswer.Remedy;
import dev.stampede.reports.result.tipping.TippingAnswer.Shed;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a search for tipping points. */
record TippingTables(TippingAnswer answer) {

  /** What each architecture comes to at the scenario's own load. */
  Table own() {
    return new Table(
        "The mildest trigger that is known to tip, and the harshest known not to",
        List.of("Architecture", "It is", "Recovers from", "Tips with", "Then not recovered"),
        List.of(new Group("", answer.own().stream().map(this::own).toList())));
  }

  private Row own(Region region) {
    List<Cell> cells = ends(region);
    cells.add(region.tips().flatMap(tips -> chance(region, tips)).orElse(Cell.NONE));
    return new Row(region.architecture(), cells);
  }

  private static List<Cell> ends(Region region) {
    List<Cell> cells = new ArrayList<>(List.of(kind(region.kind())));
    cells.add(region.recovers().map(PlainText::of).map(Cell::of).orElse(Cell.NONE));
    cells.add(region.tips().map(PlainText::of).map(Cell::of).orElse(Cell.NONE));
    return cells;
  }

  private static Cell kind(Kind kind) {
    Tone tone =
        switch (kind) {
          case STABLE -> Tone.GOOD;
          case VULNERABLE, OVERLOADED -> Tone.BAD;
          case OPEN -> Tone.UNSURE;
        };
    return new Cell(kind.toString(), kind.toString(), "", tone);
  }

  private static Optional<Cell> chance(Region region, String trigger) {
    return region.cells().stream()
        .filter(cell -> cell.trigger().equals(trigger))
        .flatMap(cell -> cell.chance().stream())
        .map(TippingTables::share)
        .findFirst();
  }

  private static Cell share(Chance chance) {
    return Cell.of(
        "%s (%d of %d)"
            .formatted(
                Figures.value(chance.share(), "share"), chance.down(), chance.replications()));
  }

  /** The counts with the exact interval of their share, in few words. */
  private static Cell counts(Chance chance) {
    Double low = chance.share().ci95().get(0);
    Double high = chance.share().ci95().get(1);
    return Cell.of(
        "%d of %d (%s to %s)"
            .formatted(
                chance.down(),
                chance.replications(),
                Figures.share(low == null ? 0 : low),
                Figures.share(high == null ? 1 : high)));
  }

  /** What each load comes to; without a row where it was not varied. */
  Table loads() {
    List<Group> groups = new ArrayList<>();
    List<Region> varied =
        answer.regions().stream().filter(region -> !region.load().isEmpty()).toList();
    for (String name : varied.stream().map(Region::architecture).distinct().toList()) {
      groups.add(
          new Group(
              name,
              varied.stream()
                  .filter(region -> region.architecture().equals(name))
                  .map(region -> new Row(region.load(), ends(region)))
                  .toList()));
    }
    return new Table(
        "Which triggers each load takes",
        List.of(answer.loadPath().orElse("Load"), "It is", "Recovers from", "Tips with"),
        groups);
  }

  /** What single changes do; without a row where none was tried. */
  Table remedies() {
    List<Group> groups = new ArrayList<>();
    for (String name : answer.remedies().stream().map(Remedy::architecture).distinct().toList()) {
      groups.add(
          new Group(
              name,
              answer.remedies().stream()
                  .filter(remedy -> remedy.architecture().equals(name))
                  .map(TippingTables::remedy)
                  .toList()));
    }
    return new Table(
        "Single changes with "
            + PlainText.of(
                answer.trigger().path()
                    + "="
                    + answer.remedies().stream().map(Remedy::trigger).findFirst().orElse("")),
        List.of("Change", "Recovers from all", "Not recovered", "Without the change"),
        groups);
  }

  private static Row remedy(Remedy remedy) {
    return new Row(
        remedy.change(),
        List.of(
            verdict(remedy.removes(), "yes", "no"),
            counts(remedy.after()),
            counts(remedy.before())));
  }

  private static Cell verdict(Verdict verdict, String met, String failed) {
    String text =
        switch (verdict) {
          case MET -> met;
          case FAILED -> failed;
          case INCONCLUSIVE -> "open";
        };
    return new Cell(text, text, "", Tone.of(verdict));
  }

  /** Down to which load it recovers; without a row where none was shed. */
  Table hysteresis() {
    List<Group> groups = new ArrayList<>();
    for (Hysteresis each : answer.hysteresis()) {
      groups.add(
          new Group(each.architecture(), each.sheds().stream().map(TippingTables::shed).toList()));
    }
    return new Table(
        "Down to which load a collapsed system recovers",
        List.of("Load that is left", "Recovers", "Not recovered", "Well again after"),
        groups);
  }

  private static Row shed(Shed shed) {
    double seconds = shed.chance().wellAgainSeconds();
    return new Row(
        Figures.share(shed.left()),
        List.of(
            verdict(shed.recovers(), "yes", "no"),
            counts(shed.chance()),
            Double.isNaN(seconds) ? Cell.NONE : Cell.of(Figures.seconds(seconds))));
  }
}
