package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.FrontDoorSummary;
import dev.stampede.reports.result.MarketSummary;
import dev.stampede.reports.result.NodesSummary;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.ProviderSummary.LimitSummary;
import dev.stampede.reports.result.ProviderSummary.PromptCache;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What each provider saw of each architecture. Columns that nobody has a figure for are left out.
 */
final class ProvidersTable {

  private static final String STANDARD = "standard";

  /**
   * One column.
   *
   * @param shown whom it has to have something to say of, to be there
   */
  private record Column(
      String name, Predicate<ProviderSummary> shown, Function<ProviderSummary, Cell> cell) {

    /** A column that is always there. */
    Column(String name, Function<ProviderSummary, Cell> cell) {
      this(name, provider -> true, cell);
    }
  }

  private final PerRun perRun;
  private final String currency;
  private final List<Column> columns;

  private ProvidersTable(Summary summary) {
    this.perRun = PerRun.of(summary);
    this.currency = summary.currency();
    this.columns =
        columns().stream()
            .filter(
                column ->
                    summary.architectures().stream()
                        .flatMap(architecture -> architecture.providers().stream())
                        .anyMatch(column.shown()))
            .toList();
  }

  static Table of(Summary summary) {
    ProvidersTable table = new ProvidersTable(summary);
    return new Table(
        "Calls of everybody; counts and cost are " + table.perRun.words() + ", the rest are means",
        table.header(),
        summary.architectures().stream()
            .map(
                architecture ->
                    new Group(
                        Bounds.marked(architecture),
                        architecture.providers().stream().map(table::row).toList()))
            .toList());
  }

  private List<Column> columns() {
    List<Column> all = new ArrayList<>(plainColumns());
    int place = 0;
    for (String name : StartCells.HEADER) {
      int number = place++;
      all.add(
          new Column(
              name,
              p -> StartCells.has(p.starts()),
              p -> StartCells.of(p.starts(), perRun).get(number)));
    }
    all.addAll(promptColumns());
    return all;
  }

  private List<Column> promptColumns() {
    return List.of(
        new Column("found in prompt cache", ProvidersTable::hasPrompts, ofPrompts(this::found)),
        new Column("prompt tokens read", ProvidersTable::hasPrompts, ofPrompts(this::read)),
        new Column("prompts lost", ProvidersTable::hasPrompts, ofPrompts(this::lost)));
  }

  private static boolean hasPrompts(ProviderSummary provider) {
    return provider.promptCache().calls() > 0;
  }

  private static Function<ProviderSummary, Cell> ofPrompts(Function<PromptCache, Cell> cell) {
    return provider -> hasPrompts(provider) ? cell.apply(provider.promptCache()) : Cell.NONE;
  }

  private Cell found(PromptCache prompts) {
    return Cell.of(
        Figures.share(prompts.hitShare()),
        "of\u00a0" + perRun.count(prompts.hits() + prompts.forgotten()));
  }

  private Cell read(PromptCache prompts) {
    return Cell.of(
        perRun.count(prompts.readTokens()), "again\u00a0" + perRun.count(prompts.resentTokens()));
  }

  private Cell lost(PromptCache prompts) {
    return Cell.of(
        perRun.count(prompts.expired() + prompts.evicted() + prompts.flushed()),
        "too old\u00a0" + perRun.count(prompts.expired()));
  }

  private List<Column> plainColumns() {
    return List.of(
        new Column("attempts", p -> Cell.of(perRun.count(p.attempts()))),
        new Column(
            "of them copies", p -> p.shadow().attempts() > 0, p -> count(p.shadow().attempts())),
        new Column("availability", ProvidersTable::availability),
        new Column("cost", p -> p.cost().sum() > 0, this::cost),
        new Column("door wait, p99", ProvidersTable::hasDoor, ProvidersTable::doorWait),
        new Column("rate limited", this::rateLimited),
        new Column("delayed", p -> p.delayed() > 0, p -> count(p.delayed())),
        new Column("overloaded", this::overloaded),
        new Column("timed out", p -> p.timedOut() > 0, p -> count(p.timedOut())),
        new Column("hung up (499)", p -> p.hungUp().calls() > 0, this::hungUp),
        new Column("rejected", p -> count(p.rejected())),
        new Column("failed", p -> count(p.failed())),
        new Column(
            "engine", p -> !p.engine().equals(p.name()), p -> Cell.of("of\u00a0" + p.engine())),
        new Column("utilisation", p -> Cell.of(Figures.share(p.utilization()))),
        new Column("calls inside", p -> Cell.of(Figures.number(p.meanInSystem()))),
        new Column("queued", p -> Cell.of(Figures.number(p.meanQueued()))),
        new Column("node deaths", ProvidersTable::hasNodes, p -> count(p.nodes().deaths())),
        new Column("nodes in rotation", ProvidersTable::hasNodes, ProvidersTable::inRotation),
        new Column("too few nodes", ProvidersTable::hasNodes, ProvidersTable::tooFew),
        new Column("market's calls", ProvidersTable::hasMarket, p -> count(p.market().offered())),
        new Column("market refused", ProvidersTable::hasMarket, this::marketRefused),
        new Column(
            "by limits of their own",
            p -> p.market().limited() > 0,
            p -> count(p.market().limited())),
        new Column("market shed", p -> p.market().shed() > 0, p -> count(p.market().shed())),
        new Column(
            "market gone elsewhere",
            ProvidersTable::hasMarket,
            p -> count(p.market().failedOver())));
  }

  /** Says beneath the number which share of its calls each class of customers was refused. */
  private Cell marketRefused(ProviderSummary provider) {
    MarketSummary market = provider.market();
    return market.classes().size() < 2
        ? count(market.refused())
        : Cell.of(
            perRun.count(market.refused()),
            market.classes().stream()
                .filter(each -> each.offered() > 0)
                .map(
                    each ->
                        each.name()
                            + "\u00a0"
                            + Figures.share((double) each.refused() / each.offered()))
                .collect(Collectors.joining(", ")));
  }

  private static boolean hasDoor(ProviderSummary provider) {
    return !provider.frontDoor().equals(FrontDoorSummary.NONE);
  }

  private static boolean hasMarket(ProviderSummary provider) {
    return !provider.market().equals(MarketSummary.NONE);
  }

  private static boolean hasNodes(ProviderSummary provider) {
    return !provider.nodes().equals(NodesSummary.NONE);
  }

  private static Cell inRotation(ProviderSummary provider) {
    return hasNodes(provider)
        ? Cell.of(Figures.number(provider.nodes().meanInRotation()))
        : Cell.NONE;
  }

  private static Cell tooFew(ProviderSummary provider) {
    return hasNodes(provider) ? Cell.of(Figures.share(provider.nodes().shortShare())) : Cell.NONE;
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("Provider"));
    columns.forEach(column -> header.add(column.name()));
    return header;
  }

  private Row row(ProviderSummary provider) {
    return new Row(
        provider.name(), columns.stream().map(column -> column.cell().apply(provider)).toList());
  }

  private static Cell availability(ProviderSummary provider) {
    return provider.attempts() == 0 ? Cell.NONE : Cell.of(Figures.share(provider.availability()));
  }

  private static Cell doorWait(ProviderSummary provider) {
    return hasDoor(provider)
        ? Cell.of(Figures.seconds(provider.frontDoor().waitSeconds().p99()))
        : Cell.NONE;
  }

  /** Says beneath the number how many of them came no further than the door. */
  private Cell overloaded(ProviderSummary provider) {
    long atDoor = provider.frontDoor().refused();
    return atDoor == 0
        ? count(provider.overloaded())
        : Cell.of(perRun.count(provider.overloaded()), "door\u00a0" + perRun.count(atDoor));
  }

  /** Says beneath the number how many were still wanted. */
  private Cell hungUp(ProviderSummary provider) {
    long calls = provider.hungUp().calls();
    long timeouts = provider.hungUp().timeouts();
    return calls == 0 || timeouts == 0
        ? count(calls)
        : Cell.of(perRun.count(calls), "time limit\u00a0" + perRun.count(timeouts));
  }

  /** Says beneath the number which limits it were, the strictest first. */
  private Cell rateLimited(ProviderSummary provider) {
    String limits =
        provider.limits().stream()
            .filter(limit -> limit.refused() > 0)
            .sorted(Comparator.comparingLong(LimitSummary::refused).reversed())
            .map(limit -> name(limit) + "\u00a0" + perRun.count(limit.refused()))
            .collect(Collectors.joining(", "));
    return provider.rateLimited() == 0 && limits.isEmpty()
        ? Cell.NONE
        : Cell.of(perRun.count(provider.rateLimited()), limits);
  }

  private static String name(LimitSummary limit) {
    return limit.tier().equals(STANDARD) ? limit.name() : limit.tier() + " " + limit.name();
  }

  private Cell cost(ProviderSummary provider) {
    double sum = provider.cost().sum();
    return sum > 0 ? Cell.of(Figures.money(sum, currency)) : Cell.NONE;
  }

  private Cell count(long total) {
    return total == 0 ? Cell.NONE : Cell.of(perRun.count(total));
  }
}
