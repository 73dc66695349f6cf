package dev.stampede.reports.tipping;

import dev.stampede.reports.block.Account;
import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.block.Block;
import dev.stampede.reports.chart.effect.CollapseChart;
import dev.stampede.reports.chart.effect.PhaseChart;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer.Hysteresis;
import dev.stampede.reports.result.tipping.TippingAnswer.Kind;
import dev.stampede.reports.result.tipping.TippingAnswer.Longer;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a search for tipping points says. */
public final class TippingAccount {

  private static final int LONGEST_NAME = 40;

  private final TippingAnswer answer;
  private final TippingTables tables;

  private TippingAccount(TippingAnswer answer) {
    this.answer = answer;
    this.tables = new TippingTables(answer);
  }

  /** Returns the account of an answer. */
  public static Account of(TippingAnswer answer) {
    return new TippingAccount(answer).account();
  }

  private Account account() {
    List<Block> phases = new ArrayList<>();
    PhaseChart.of(answer).forEach(chart -> phases.add(new Block.Drawing(chart)));
    phases.add(new Block.Grid(tables.loads(), true));
    List<Block> tipping = new ArrayList<>();
    tipping.add(new Block.Grid(tables.own(), true));
    CollapseChart.of(answer).forEach(chart -> tipping.add(new Block.Drawing(chart)));
    tipping.add(new Block.Sentences(how()));
    return new Account(
        answer.name(),
        headline(),
        facts(),
        answer.partial() ? "It was interrupted: not all was looked for." : "",
        List.of(
            new Section("answer", "Tipping point", tipping),
            new Section("phases", "By load", phases),
            new Section("changes", "Changes", List.of(new Block.Grid(tables.remedies(), true))),
            new Section("shedding", "Shedding load", shedding())),
        answer.warnings());
  }

  private List<String> facts() {
    return List.of(
        "up to " + Figures.counted(answer.setup().replications(), "replication"),
        "seed %d".formatted(answer.setup().seed()),
        "%s trials in %s"
            .formatted(
                Figures.count(answer.setup().trials()),
                Figures.seconds(answer.setup().wallSeconds())));
  }

  private String headline() {
    String path = PlainText.of(answer.trigger().path());
    List<Region> tipped = ofKind(Kind.VULNERABLE);
    List<String> parts = new ArrayList<>();
    if (!tipped.isEmpty()) {
      parts.add(
          tipped.stream()
              .map(
                  region ->
                      "%s with %s".formatted(name(region), PlainText.of(region.tips().orElse(""))))
              .collect(Collectors.joining(", ", path + " tips ", "")));
    }
    add(parts, Kind.STABLE, "recovers from all of the range", "recover from all of the range");
    add(parts, Kind.OVERLOADED, "is overloaded without it", "are overloaded without it");
    add(parts, Kind.OPEN, "is open: give more replications", "are open: give more replications");
    return String.join("; ", parts) + ".";
  }

  private List<Region> ofKind(Kind kind) {
    return answer.own().stream().filter(region -> region.kind() == kind).toList();
  }

  private void add(List<String> parts, Kind kind, String one, String several) {
    List<Region> regions = ofKind(kind);
    if (!regions.isEmpty()) {
      parts.add(
          regions.stream().map(TippingAccount::name).collect(Collectors.joining(", "))
              + " "
              + (regions.size() == 1 ? one : several));
    }
  }

  private static String name(Region region) {
    return PlainText.quoted(region.architecture(), LONGEST_NAME);
  }

  private List<String> how() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        ("Not recovered is what is below its level (%s) in the last minute of a run, at least %s"
                + " after the end of the trigger. A trigger tips if that is known of more than %s of"
                + " all cases: by bisection, with replications doubled where it is open. Both ends of"
                + " a tipping point hold together with 95 %% confidence, as exact intervals of all"
                + " looks do.")
            .formatted(
                PlainText.of(String.join(", ", answer.levels())),
                Figures.seconds(answer.watchedSeconds()),
                Figures.share(answer.share())));
    answer.longer().forEach(longer -> sentences.add(longer(longer)));
    return sentences;
  }

  private List<Block> shedding() {
    return answer.hysteresis().isEmpty()
        ? List.of()
        : List.of(
            new Block.Grid(tables.hysteresis(), true),
            new Block.Sentences(
                answer.hysteresis().stream().map(TippingAccount::hysteresis).toList()));
  }

  private static String hysteresis(Hysteresis each) {
    return "%s collapses with %s; the load of %s is shed at %s, and watched for %s: %s."
        .formatted(
            PlainText.quoted(each.architecture(), LONGEST_NAME),
            PlainText.of(each.trigger()),
            PlainText.quoted(each.useCase(), LONGEST_NAME),
            Figures.seconds(each.atSeconds()),
            Figures.seconds(each.watchedSeconds()),
            each.recoversAt()
                .map(
                    left ->
                        "it recovers in that time with %s of the load, and is not known to with more"
                            .formatted(Figures.share(left)))
                .orElse("at no load that was tried is it known to recover in that time"));
  }

  private static String longer(Longer longer) {
    return "Watched for %s in place of that, %d of the %d replications of %s that had not recovered from %s still had not."
        .formatted(
            Figures.seconds(longer.watchedSeconds()),
            longer.still(),
            longer.collapsed(),
            PlainText.quoted(longer.architecture(), LONGEST_NAME),
            PlainText.of(longer.trigger()));
  }
}
